package dev.sailplan.planner.upkeep;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static dev.sailplan.planner.lane.PlannerWorld.key;
import static dev.sailplan.planner.lane.PlannerWorld.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.event.Event.ApprovalGranted;
import dev.sailplan.common.domain.event.Event.LetGoRequested;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Decision.Approved;
import dev.sailplan.common.domain.plan.Decision.Declined;
import dev.sailplan.common.domain.plan.Decision.Held;
import dev.sailplan.common.domain.plan.Decision.PlanSuperseded;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.fake.FakeLane;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.planner.lane.PlannerWorld;
import dev.sailplan.planner.lane.Written;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldAnswersTest {
    private static final Digest EFFECTS = Digest.of("effects");
    private final PlannerWorld world = new PlannerWorld();
    private int requests;

    @BeforeEach
    void two_applications() {
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        world.git.commit("sailplan.yaml", declaring("web", "db"));
        world.pushedAndApplied();
    }

    /// The second commit of `web` is held by its cluster.
    private Release heldByTheCluster(String color) {
        world.git.commit("apps/web/config.yaml", configMap("web", color));
        Release release = world.pushed().release("web");
        world.settled("web", release, Status.End.HELD, new Health.Unknown());
        world.woken(Upkeep.STATUS);
        return release;
    }

    /// `db` is no longer declared, and its removal is held here.
    private Held heldRemoval() {
        world.git.commit("sailplan.yaml", declaring("web"));
        return world.pushed().of(Held.class).getFirst();
    }

    private Event.Target target(String name, long generation, PlanId plan) {
        return new Event.Target(
                key(name), new Generation(generation), Optional.of(plan), Optional.of(EFFECTS));
    }

    private Written asked(Event event) {
        return world.handled(world.inbound(world.records.event(event)));
    }

    private ApprovalGranted approval(Event.Target target) {
        return new ApprovalGranted(
                id(), PlannerWorld.SHOP, target, "ada", "counted twice", world.now);
    }

    private LetGoRequested letGo(Event.Target target) {
        return new LetGoRequested(id(), PlannerWorld.SHOP, target, "ada", "moved", world.now);
    }

    private EventId id() {
        return new EventId("person-" + requests++);
    }

    @Test
    void a_plan_that_its_cluster_holds_is_released_again_with_the_word_of_a_person() {
        // Given
        Release held = heldByTheCluster("blue");

        // When
        Written written = asked(approval(target("web", 2, held.plan())));

        // Then
        Release again = written.release("web");
        assertThat(again.generation()).isEqualTo(new Generation(3));
        assertThat(again.plan()).isEqualTo(held.plan());
        assertThat(again.letGo()).isEmpty();
        assertThat(again.approvals())
                .containsExactly(
                        new Release.Approval(
                                "ada",
                                Optional.of(EFFECTS),
                                Optional.of("counted twice"),
                                world.now));
        assertThat(written.of(Approved.class))
                .singleElement()
                .satisfies(approved -> {
                    assertThat(approved.event()).isEqualTo(new EventId("person-0"));
                    assertThat(approved.generation()).isEqualTo(new Generation(3));
                    assertThat(approved.approval().person()).isEqualTo("ada");
                });
    }

    @Test
    void the_same_word_again_changes_nothing() {
        // Given
        Event.Target target = target("web", 2, heldByTheCluster("blue").plan());
        Release again = asked(approval(target)).release("web");

        // When
        Written before = asked(approval(target));
        world.settled("web", again, Status.End.HELD, new Health.Unknown());
        Written after = asked(approval(target));

        // Then
        assertThat(before.releases()).isEmpty();
        assertThat(before.of(Declined.class)).hasSize(1);
        assertThat(after.releases()).isEmpty();
        assertThat(after.of(Declined.class).getFirst().why())
                .isEqualTo("what is held is web@dev#3 by now; look again");
    }

    /// The process dies after the answer and before the end of its record.
    private Inbound answeredBeforeADeath() {
        Event.Target target = target("web", 2, heldByTheCluster("blue").plan());
        Inbound word = world.inbound(world.records.event(approval(target)));
        world.lane.crashAfter(1);
        assertThatThrownBy(() -> world.handled(word)).isInstanceOf(FakeLane.Crash.class);
        world.lane.crashAfter(Integer.MAX_VALUE);
        return word;
    }

    @Test
    void a_word_is_answered_once_also_where_its_record_comes_again() {
        // Given
        Inbound word = answeredBeforeADeath();

        // When
        Written again = world.handled(word);

        // Then
        assertThat(again.all()).isEmpty();
        assertThat(world.all().of(Approved.class)).hasSize(1);
    }

    @Test
    void a_word_that_was_answered_is_not_refused_by_quarantine() {
        // Given
        Inbound word = answeredBeforeADeath();

        // When
        Outputs givenUp = world.work.quarantined(word, "it ended its process", world.lane);

        // Then
        assertThat(givenUp.records()).isEmpty();
    }

    @Test
    void a_word_about_an_older_plan_is_declined() {
        // Given
        Release older = heldByTheCluster("blue");
        heldByTheCluster("red");

        // When
        Written written = asked(approval(target("web", 2, older.plan())));

        // Then
        assertThat(written.releases()).isEmpty();
        assertThat(written.of(Declined.class).getFirst().why())
                .isEqualTo("what is held is web@dev#3 by now; look again");
    }

    @Test
    void nothing_is_approved_where_nothing_is_held() {
        assertThat(
                        asked(approval(target("web", 1, PlanId.of(EFFECTS))))
                                .of(Declined.class)
                                .getFirst()
                                .why())
                .startsWith("nothing of web@dev is held by now");
        assertThat(
                        asked(approval(target("ghost", 1, PlanId.of(EFFECTS))))
                                .of(Declined.class)
                                .getFirst()
                                .why())
                .startsWith("repository shop has no application demo/ghost@dev");
    }

    @Test
    void a_try_after_a_failure_carries_the_word_along() {
        // Given
        Release held = heldByTheCluster("blue");
        Release again = asked(approval(target("web", 2, held.plan()))).release("web");
        world.settled("web", again, Status.End.FAILED, new Health.Unknown());
        world.woken(Upkeep.STATUS);
        world.now = world.now.plusSeconds(3600);

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.release("web").approvals()).isEqualTo(again.approvals());
    }

    @Test
    void a_later_commit_does_not() {
        // Given
        Release held = heldByTheCluster("blue");
        Release again = asked(approval(target("web", 2, held.plan()))).release("web");
        world.applied("web", again);
        world.git.commit("apps/web/config.yaml", configMap("web", "red"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.release("web").approvals()).isEmpty();
    }

    @Test
    void a_removal_that_is_held_is_released_by_a_person() {
        // Given
        Held held = heldRemoval();

        // When
        Written written = asked(approval(target("db", 1, held.plan())));

        // Then
        assertThat(held.reasons().getFirst())
                .contains("sailplan let-go db@dev")
                .contains("sailplan release db@dev");
        assertThat(written.release("db").letGo()).isEmpty();
        assertThat(written.release("db").approvals()).hasSize(1);
        assertThat(written.of(PlanSuperseded.class)).isEmpty();
    }

    /// A person says so who looks at the cluster, as `sailplan release` does.
    private Written askedByTheStatus(Held held) {
        Generation claimed =
                world.clusters
                        .status(held.application())
                        .map(Status::claimedGeneration)
                        .orElse(Generation.NONE);
        return asked(approval(target("db", claimed.number(), held.plan())));
    }

    private Release released(String color) {
        world.git.commit("apps/db/config.yaml", configMap("db", color));
        return world.pushed().release("db");
    }

    @Test
    void a_held_removal_is_released_though_its_cluster_was_restored() {
        // Given
        Release lost = released("blue");
        world.applied("db", lost);
        Held held = heldRemoval();
        world.claimed("db", 1);
        world.freed("db", lost.generation());
        world.woken(Upkeep.STATUS);

        // When
        Written written = askedByTheStatus(held);

        // Then
        assertThat(written.of(Approved.class)).hasSize(1);
        assertThat(written.release("db").generation()).isEqualTo(new Generation(3));
        assertThat(askedByTheStatus(held).of(Approved.class)).isEmpty();
    }

    @Test
    void a_held_removal_is_released_though_its_cluster_was_not_claimed_for_the_latest_release() {
        // Given
        Release refused = released("blue");
        Status.Latest latest =
                new Status.Latest(
                        refused.generation(),
                        refused.subject().commit(),
                        refused.event(),
                        PlannerWorld.SHOP,
                        Status.Stage.FAILED,
                        "not allowed",
                        world.now);
        world.clusters.statuses.computeIfPresent(
                key("db"), (_, status) -> status.with(Optional.of(latest), world.now));

        // When
        Written written = askedByTheStatus(heldRemoval());

        // Then
        assertThat(written.release("db").generation()).isEqualTo(new Generation(3));
    }

    @Test
    void a_held_removal_is_released_though_its_cluster_was_never_claimed() {
        // Given
        released("blue");
        world.clusters.statuses.remove(key("db"));

        // When
        Written written = askedByTheStatus(heldRemoval());

        // Then
        assertThat(written.of(Approved.class)).hasSize(1);
    }

    @Test
    void a_word_about_a_removal_is_declined_when_its_cluster_was_claimed_since() {
        // Given
        Held held = heldRemoval();
        world.claimed("db", 5);

        // When
        Written written = asked(approval(target("db", 1, held.plan())));

        // Then
        assertThat(written.of(Declined.class).getFirst().why())
                .isEqualTo(
                        "what is held is the plan of db@dev at commit "
                                + held.commit().abbreviated()
                                + ", whose cluster is at #5 by now; look again");
    }

    @Test
    void the_objects_of_a_removed_application_are_let_go_and_it_is_forgotten() {
        // Given
        Held held = heldRemoval();

        // When
        Written written = asked(letGo(target("db", 1, held.plan())));
        world.applied("db", written.release("db"));
        world.git.commit("README.md", "words");
        world.pushed();

        // Then
        assertThat(written.release("db").letGo()).contains(new Release.LetGo("ada", "moved"));
        assertThat(written.of(Approved.class).getFirst().letsGo()).isTrue();
        assertThat(world.state("db")).isEmpty();
    }

    @Test
    void an_application_that_asked_to_be_orphaned_is_let_go_at_once() {
        // Given
        world.git.commit("sailplan.yaml", with(declaring("web", "db"), "onRemove: orphan"));
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", declaring("web"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("db", "released #3");
        assertThat(written.release("db").letGo().map(Release.LetGo::person))
                .contains("nobody, as onRemove: orphan asks");
    }

    @Test
    void a_held_release_that_nothing_holds_any_more_is_made_again() {
        // Given
        Release held = heldByTheCluster("blue");
        assertThat(world.woken(Upkeep.STATUS).all()).isEmpty();
        world.freed("web", held.generation());

        // When
        List<String> released = world.woken(Upkeep.STATUS).released();

        // Then
        assertThat(released).containsExactly("web#3");
        assertThat(world.woken(Upkeep.STATUS).all()).isEmpty();
    }

    @Test
    void a_held_plan_is_looked_at_again_with_any_later_commit() {
        // Given
        heldByTheCluster("blue");
        world.git.commit("README.md", "words");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "released #3");
    }
}
