package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.release.HeldTask;
import dev.sailplan.applier.release.ReleaseHandler;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.outcome.Outcome.Applied;
import dev.sailplan.common.domain.outcome.Outcome.Held;
import dev.sailplan.common.domain.outcome.Outcome.Superseded;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldTest {
    private static final String NS = "default";
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster);
    private Plan plan = rig.plan();

    private static JsonObject map(String name) {
        return configMap(NS, name, "color", "green");
    }

    private boolean isThere(String name) {
        return cluster.live(id(map(name))).isPresent();
    }

    private Optional<String> label(String name) {
        return cluster.live(id(map(name)))
                .flatMap(live -> OurMarks.label(live, OurMarks.APPLICATION_LABEL));
    }

    private void release(Release release) {
        rig.handle(rig.record(release));
    }

    private Digest heldEffects() {
        return rig.last(Held.class).effectsDigest();
    }

    /// Of fourteen objects all but one are no longer declared: more than any limit.
    @BeforeEach
    void thirteen_deletions_are_held() {
        rig.apply(IntStream.range(0, 14).mapToObj(i -> map("m" + i)).toArray(JsonObject[]::new));
        plan = rig.plan(map("m0"));
        rig.records(plan).forEach(rig::handle);
        release(rig.release(plan));
        assertThat(rig.last(Held.class).command()).contains("sailplan release shop@dev#2");
    }

    @Test
    void what_a_person_saw_is_carried_out() {
        // When
        release(rig.approved(plan, Optional.of(heldEffects())));

        // Then
        rig.last(Applied.class);
        assertThat(isThere("m0")).isTrue();
        assertThat(isThere("m13")).isFalse();
    }

    @Test
    void less_than_a_person_saw_is_carried_out() {
        // Given
        cluster.remove(id(map("m1")));

        // When
        release(rig.approved(plan, Optional.of(heldEffects())));

        // Then
        rig.last(Applied.class);
        assertThat(isThere("m13")).isFalse();
    }

    @Test
    void more_than_a_person_saw_is_held_again_with_the_difference() {
        // Given
        Plan smaller = rig.plan(map("m0"), map("m1"));
        rig.records(smaller).forEach(rig::handle);
        release(rig.release(smaller));
        Digest seen = heldEffects();

        // When: the older plan is asked for, and comes again
        release(rig.approved(plan, Optional.of(seen)));
        rig.records(plan).forEach(rig::handle);
        rig.wake(ReleaseHandler.TASK);

        // Then
        assertThat(rig.last(Held.class).reasons())
                .contains(
                        "the effects that were approved are not known here any more; look at"
                                + " these");
        assertThat(isThere("m13")).isTrue();
    }

    @Test
    void an_object_that_was_not_to_be_deleted_when_a_person_looked_is_named() {
        // Given
        JsonObject metadata =
                map("m13")
                        .object("metadata")
                        .with(
                                "annotations",
                                Json.object(Map.of("sailplan.dev/prune", Json.text("disabled"))));
        cluster.put(map("m13").with("metadata", metadata), "kubectl");
        release(rig.release(plan));
        Digest seen = heldEffects();
        cluster.put(map("m13"), "kubectl");

        // When
        release(rig.approved(plan, Optional.of(seen)));

        // Then
        assertThat(rig.last(Held.class).reasons())
                .contains("deletes ConfigMap/default/m13, which was not in what was approved");
        assertThat(isThere("m12")).isTrue();
    }

    @Test
    void a_word_about_other_effects_counts_for_nothing() {
        // When
        release(rig.approved(plan, Optional.of(Effects.NONE.digest())));

        // Then
        rig.last(Held.class);
        assertThat(isThere("m13")).isTrue();
    }

    @Test
    void a_failed_try_goes_on_with_the_same_word() {
        // Given
        Digest seen = heldEffects();
        cluster.denyingDeletions(1000);
        release(rig.approved(plan, Optional.of(seen)));
        rig.last(Outcome.Failed.class);
        cluster.denyingDeletions(0);

        // When
        release(rig.approved(plan, Optional.of(seen)));

        // Then
        rig.last(Applied.class);
        assertThat(isThere("m13")).isFalse();
    }

    @Test
    void what_is_let_go_stays_and_is_ours_no_longer() {
        // When
        release(rig.lettingGo(plan));

        // Then
        rig.last(Applied.class);
        assertThat(isThere("m13")).isTrue();
        assertThat(label("m13")).isEmpty();
        assertThat(cluster.live(id(map("m13"))).flatMap(OurMarks::hash)).isEmpty();
        assertThat(label("m0")).isPresent();

        // When
        int before = cluster.changesOf(id(map("m13")));
        rig.apply(map("m0"), map("new"));

        // Then
        rig.last(Applied.class);
        assertThat(cluster.changesOf(id(map("m13")))).isEqualTo(before);
    }

    @Test
    void a_removal_that_a_person_released_is_not_counted() {
        // Given
        Plan nothing = rig.plan();
        rig.records(nothing).forEach(rig::handle);

        // When
        release(rig.approved(nothing, Optional.empty()));

        // Then
        rig.last(Applied.class);
        assertThat(isThere("m0")).isFalse();
    }

    @Test
    void a_removed_application_that_is_let_go_owns_nothing() {
        // Given
        Plan nothing = rig.plan();
        rig.records(nothing).forEach(rig::handle);

        // When
        release(rig.lettingGo(nothing));

        // Then
        rig.last(Applied.class);
        assertThat(isThere("m0")).isTrue();
        assertThat(label("m0")).isEmpty();
        assertThat(rig.lastStatus().held()).contains(nothing.intentDigest());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 8, 12, 20})
    void a_kill_while_letting_go_ends_in_one_outcome(int calls) {
        // Given
        Release release = rig.lettingGo(plan);
        int before = cluster.calls();
        rig.killedWhen(() -> cluster.calls() >= before + calls);

        // When
        release(release);
        rig.on(cluster).restarted();
        release(release);

        // Then
        assertThat(
                        rig.outcomes().stream()
                                .filter(Applied.class::isInstance)
                                .map(Applied.class::cast)
                                .filter(o -> o.attempt().generation().equals(release.generation())))
                .isNotEmpty();
        assertThat(label("m13")).isEmpty();
        assertThat(isThere("m13")).isTrue();
    }

    @Test
    void a_hold_whose_objects_are_gone_is_said_to_be_free() {
        // Given
        assertThat(rig.lane().timers).containsKey(HeldTask.TASK);
        rig.wake(HeldTask.TASK);
        assertThat(rig.lastStatus().freed()).isEmpty();
        IntStream.range(1, 12).forEach(i -> cluster.remove(id(map("m" + i))));

        // When
        rig.wake(HeldTask.TASK);

        // Then
        Status status = rig.lastStatus();
        assertThat(status.freed()).isEqualTo(status.claimed().map(Status.Claim::generation));
        assertThat(status.settled().map(Status.Settlement::end)).contains(Status.End.HELD);

        // When
        release(rig.release(plan));

        // Then
        rig.last(Applied.class);
        assertThat(rig.lastStatus().freed()).isEmpty();
        assertThat(isThere("m13")).isFalse();
    }

    @Test
    void a_look_at_what_is_held_still_says_nothing() {
        // Given
        int said = rig.statuses().size();

        // When
        rig.wake(HeldTask.TASK);
        rig.wake(HeldTask.TASK);

        // Then
        assertThat(rig.statuses()).hasSize(said);
        assertThat(isThere("m13")).isTrue();
    }

    @Test
    void what_is_held_is_not_looked_at_any_more_once_a_newer_release_is_withdrawn() {
        // Given
        cluster.listing(false);
        Plan newer = rig.plan(map("m0"), map("m1"));
        rig.restarted();
        rig.records(newer).forEach(rig::handle);
        release(rig.release(newer));
        rig.records(rig.removal()).forEach(rig::handle);

        // When
        cluster.listing(true);
        rig.wake("release");

        // Then
        rig.last(Superseded.class);
        assertThat(new ReleaseState(rig.application(), rig.lane().state()).look()).isEmpty();
    }

    @Test
    void a_hold_is_looked_at_again_once_everything_was_forgotten_and_read_again() {
        // Given
        Release held = rig.release(plan);
        release(held);
        rig.amnesic().list();
        rig.wake("status");
        rig.records(plan).forEach(rig::handle);
        release(held);
        rig.last(Held.class);
        assertThat(rig.lane().timers).containsKey(HeldTask.TASK);
        IntStream.range(1, 12).forEach(i -> cluster.remove(id(map("m" + i))));

        // When
        rig.wake(HeldTask.TASK);

        // Then
        assertThat(rig.lastStatus().freed()).contains(held.generation());
    }

    @Test
    void a_word_about_effects_that_were_forgotten_is_held_again() {
        // Given
        Digest seen = heldEffects();
        Release held = rig.release(plan);
        release(held);
        rig.amnesic().list();
        rig.records(plan).forEach(rig::handle);
        release(held);
        cluster.remove(id(map("m1")));

        // When
        release(rig.approved(plan, Optional.of(seen)));

        // Then
        assertThat(rig.last(Held.class).reasons())
                .contains(
                        "the effects that were approved are not known here any more; look at"
                                + " these");
    }
}
