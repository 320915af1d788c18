package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.Crasher;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.port.Inbound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// The planner says by the plan of a removal, without a release of it, that Git no longer declares the application.
class TakenOutOfGitTest {
    private static final Digest NOTHING = new Index(List.of()).intentDigest();
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster);

    private static JsonObject map(String name, String color) {
        return configMap("default", name, "color", color);
    }

    private boolean isThere(String name) {
        return cluster.live(Manifests.id(map(name, ""))).isPresent();
    }

    private Inbound released(Plan plan) {
        rig.records(plan).forEach(rig::handle);
        return rig.record(rig.release(plan));
    }

    private void noLongerDeclared() {
        rig.records(rig.removal()).forEach(rig::handle);
    }

    @Test
    void a_release_that_waits_for_its_cluster_is_not_carried_out() {
        // Given
        cluster.listing(false);
        rig.handle(released(rig.plan(map("a", "1"))));
        noLongerDeclared();

        // When
        cluster.listing(true);
        rig.wake("release");

        // Then
        rig.last(Outcome.Superseded.class);
        assertThat(isThere("a")).isFalse();
        assertThat(rig.lastStatus().held()).contains(NOTHING);
        assertThat(rig.lastStatus().settled().orElseThrow().end()).isEqualTo(Status.End.SUPERSEDED);
    }

    @Test
    void one_that_began_is_not_gone_on_with() {
        // Given
        rig.apply(map("old", "1"));
        Plan plan = rig.plan(map("old", "1"), map("a", "1"));
        Inbound release = released(plan);
        cluster.meddling(() -> cluster.crashing(Crasher.before(1)));
        rig.handle(release);
        cluster.meddling(() -> {}).crashing(Crasher.never()).listing(false);
        rig.restarted().handle(release);
        noLongerDeclared();

        // When
        cluster.listing(true);
        rig.wake("release");

        // Then
        rig.last(Outcome.Superseded.class);
        assertThat(rig.isKilled()).isTrue();
        assertThat(isThere("a")).isFalse();
        assertThat(isThere("old")).isTrue();
        assertThat(rig.lastStatus().held()).isNotEqualTo(Optional.of(NOTHING));
    }

    @Test
    void a_release_with_the_removal_right_behind_it_is_not_carried_out() {
        // Given
        Inbound release = released(rig.plan(map("a", "1")));

        // When
        rig.handleTogether(release, rig.records(rig.removal()).getFirst());

        // Then
        rig.last(Outcome.Superseded.class);
        assertThat(isThere("a")).isFalse();
    }

    @Test
    void a_write_that_was_turned_away_is_not_tried_again_once_the_removal_has_come() {
        // Given: the person who took it back removes the obstacle at the same moment
        HastyTime time = new HastyTime();
        rig.hasty(time);
        AtomicBoolean away = new AtomicBoolean(true);
        cluster.answering((object, _) ->
                Optional.<WriteAnswer>of(
                                new WriteAnswer.WebhookUnavailable("guard", "connection refused"))
                        .filter(_ -> away.get() && object.name().equals("a")));
        Plan plan = rig.plan(map("a", "1"));
        List<Inbound> planned = rig.records(plan);
        rig.lane().queue.addAll(List.of(rig.record(rig.release(plan))));
        Inbound removal = rig.records(rig.removal()).getFirst();
        time.after(
                Duration.ofSeconds(1),
                () -> {
                    rig.lane().queue.addAll(List.of(removal));
                    away.set(false);
                });

        // When
        planned.forEach(rig::handle);

        // Then
        rig.last(Outcome.Superseded.class);
        assertThat(away).isFalse();
        assertThat(isThere("a")).isFalse();
        assertThat(rig.lastStatus().held()).as("nothing to decide about").contains(NOTHING);
    }

    @Test
    void what_is_declared_again_is_carried_out() {
        // Given
        cluster.listing(false);
        rig.handle(released(rig.plan(map("a", "1"))));
        noLongerDeclared();
        rig.handle(released(rig.plan(map("a", "2"))));

        // When
        cluster.listing(true);
        rig.wake("release");

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere("a")).isTrue();
    }

    @Test
    void what_was_stopped_is_not_carried_out_when_everything_is_read_again() {
        // Given
        cluster.listing(false);
        Inbound release = released(rig.plan(map("a", "1")));
        rig.handle(release);
        noLongerDeclared();
        cluster.listing(true);
        rig.wake("release");

        // When
        rig.amnesic().handle(release);

        // Then
        rig.last(Outcome.Superseded.class);
        assertThat(isThere("a")).isFalse();
    }

    @Test
    void a_release_that_fails_before_it_wrote_anything_says_that_nothing_is_there() {
        // When
        cluster.answering((object, _) ->
                Optional.<WriteAnswer>of(new WriteAnswer.Forbidden("no right", false))
                        .filter(_ -> object.name().equals("a")));
        rig.apply(map("a", "1"));

        // Then
        rig.last(Outcome.Failed.class);
        assertThat(rig.lastStatus().held()).contains(NOTHING);
    }

    /// Its plan was lost, and is sent once more.
    private Plan lostRemovalThatWaits() {
        rig.apply(map("a", "1"));
        cluster.listing(false);
        rig.restarted();
        Plan removal = rig.removal();
        rig.handle(released(removal));
        return removal;
    }

    @Test
    void a_removal_that_waits_is_carried_out_when_its_own_plan_comes_again() {
        // Given
        Plan removal = lostRemovalThatWaits();

        // When
        rig.records(removal).forEach(rig::handle);
        cluster.listing(true);
        rig.wake("release");

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere("a")).isFalse();
    }

    @Test
    void a_removal_with_its_own_plan_right_behind_it_is_carried_out() {
        // Given
        rig.apply(map("a", "1"));
        Plan removal = rig.removal();
        Inbound release = released(removal);

        // When
        rig.handleTogether(release, rig.records(removal).getFirst());

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere("a")).isFalse();
    }

    @Test
    void a_removal_under_way_goes_on_when_its_own_plan_comes_again() {
        // Given: the API server answers a deletion with a conflict
        HastyTime time = new HastyTime();
        rig.hasty(time);
        rig.apply(map("a", "1"), map("b", "1"));
        Plan removal = rig.removal();
        Inbound release = released(removal);
        Inbound again = rig.records(removal).getFirst();
        cluster.denyingDeletions(2);
        time.after(Duration.ofMillis(1), () -> rig.lane().queue.addAll(List.of(again)));

        // When
        rig.handle(release);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere("a")).isFalse();
        assertThat(isThere("b")).isFalse();
    }

    @Test
    void another_removal_ends_one_that_waits() {
        // Given
        lostRemovalThatWaits();

        // When: by a commit that changes its options as well
        rig.adopting(PlanOptions.Adopt.YES);
        noLongerDeclared();
        cluster.listing(true);
        rig.wake("release");

        // Then
        rig.last(Outcome.Superseded.class);
        assertThat(isThere("a")).isTrue();
    }
}
