package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.inventory.InventoryUnreadable;
import dev.sailplan.applier.release.ReleaseHandler;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Inbound;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an application sees of a release that the loop put aside.
final class QuarantinedTest {
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster);

    private static JsonObject map(String value) {
        return configMap("default", "a", "color", value);
    }

    @Test
    void a_release_in_quarantine_ends_failed_in_words_that_say_what_to_do() {
        // Given
        rig.apply(map("1"));
        Inbound release = rig.record(rig.release(rig.plan(map("2"))));
        int calls = cluster.calls();

        // When
        rig.lane().commit(rig.work().quarantined(release, "NullPointerException", rig.lane()));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("NullPointerException")
                .contains("sailplan quarantine release");
        assertThat(cluster.calls()).as("the cluster is not asked").isEqualTo(calls);
        assertThat(new ReleaseState(rig.application(), rig.lane().state()).started()).isEmpty();
    }

    @Test
    void the_next_release_is_applied_as_usual_and_the_old_one_comes_too_late() {
        // Given
        rig.apply(map("1"));
        Inbound release = released(rig.plan(map("2")));
        rig.lane().commit(rig.work().quarantined(release, "Crash", rig.lane()));

        // When
        rig.apply(map("3"));

        // Then
        rig.last(Outcome.Applied.class);
        rig.handle(release);
        rig.last(Outcome.Stale.class);
        assertThat(cluster.live(id(map(""))).orElseThrow().object("data").text("color"))
                .contains("3");
    }

    @Test
    void a_release_that_is_released_again_is_carried_out() {
        // Given
        rig.apply(map("1"));
        Inbound release = released(rig.plan(map("2")));
        rig.lane().commit(rig.work().quarantined(release, "Crash", rig.lane()));

        // When
        rig.handle(release);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.live(id(map(""))).orElseThrow().object("data").text("color"))
                .contains("2");
    }

    /// The release of a plan that has come, not yet handled.
    private Inbound released(Plan plan) {
        rig.records(plan).forEach(rig::handle);
        return rig.record(rig.release(plan));
    }

    private Inbound brokenAfterItsClaim() {
        rig.apply(map("1"));
        Inbound release = released(rig.plan(map("2")));
        cluster.meddling(() -> {
            throw new IllegalStateException("a fault");
        });
        assertThatThrownBy(() -> rig.handle(release)).isInstanceOf(IllegalStateException.class);
        cluster.meddling(() -> {});
        return release;
    }

    private void waitsForSomebody() {
        Status status = rig.lastStatus();
        assertThat(status.claimedGeneration()).isEqualTo(new Generation(2));
        Status.Settlement last = status.settled().orElseThrow();
        assertThat(last.generation()).isEqualTo(new Generation(2));
        assertThat(last.end()).isEqualTo(Status.End.HELD);
        assertThat(last.detail()).contains("Crash");
    }

    @Test
    void a_release_that_was_claimed_waits_for_somebody_in_the_status_and_stays_so() {
        // Given
        Inbound release = brokenAfterItsClaim();
        int calls = cluster.calls();

        // When
        rig.lane().commit(rig.work().quarantined(release, "Crash", rig.lane()));

        // Then
        waitsForSomebody();
        assertThat(cluster.calls()).as("the cluster is not asked").isEqualTo(calls);

        // When: another applier reads the inventories
        rig.amnesicOfStatus().list();
        rig.wake("status");

        // Then
        assertThat(rig.statuses()).hasSizeGreaterThan(1);
        waitsForSomebody();

        // When
        rig.handle(release);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(rig.lastStatus().settled().orElseThrow().end()).isEqualTo(Status.End.APPLIED);
    }

    @Test
    void a_process_that_knows_of_no_inventory_goes_by_what_began() {
        // Given
        Inbound release = brokenAfterItsClaim();
        rig.restarted();

        // When
        rig.lane().commit(rig.work().quarantined(release, "Crash", rig.lane()));

        // Then
        waitsForSomebody();
    }

    @Test
    void a_release_whose_plan_is_in_quarantine_fails_in_words_and_wants_nothing() {
        // Given
        rig.apply(map("1"));
        Plan second = rig.plan(map("2"));
        rig.lane().commit(quarantined(second));

        // When
        rig.handle(rig.record(rig.release(second)));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("plan was given up");
        assertThat(rig.lastStatus().wants()).isEmpty();
        assertThat(new ReleaseState(rig.application(), rig.lane().state()).waiting()).isEmpty();
    }

    @Test
    void a_release_that_waits_for_a_plan_fails_when_that_is_put_in_quarantine() {
        // Given
        rig.apply(map("1"));
        Plan second = rig.plan(map("2"));
        rig.handle(rig.record(rig.release(second)));
        assertThat(rig.lastStatus().wants()).isPresent();

        // When
        rig.lane().commit(quarantined(second));
        rig.wake(ReleaseHandler.TASK);

        // Then
        rig.last(Outcome.Failed.class);
        assertThat(rig.lastStatus().wants()).isEmpty();
    }

    @Test
    void a_plan_that_comes_back_from_quarantine_is_a_plan_again() {
        // Given
        rig.apply(map("1"));
        Plan second = rig.plan(map("2"));
        rig.lane().commit(quarantined(second));

        // When
        rig.handle(released(second));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(rig.lane().state().under("given-up/")).isEmpty();
    }

    @Test
    void a_newer_plan_that_is_applied_ends_what_is_known_of_one_in_quarantine() {
        // Given
        rig.apply(map("1"));
        rig.lane().commit(quarantined(rig.plan(map("2"))));

        // When
        rig.apply(map("3"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(rig.lane().state().under("given-up/")).isEmpty();
    }

    @Test
    void the_pieces_of_a_divided_plan_go_with_it() {
        // Given
        JsonObject[] many = new JsonObject[40];
        for (int n = 0; n < many.length; n++) {
            many[n] = configMap("default", "big-" + n, "text", "x".repeat(40_000));
        }
        List<Inbound> records = rig.records(rig.plan(many));
        assertThat(records).hasSizeGreaterThan(1);
        records.subList(0, records.size() - 1).forEach(rig::handle);
        assertThat(rig.lane().state().under("part/")).isNotEmpty();

        // When
        rig.lane().commit(rig.work().quarantined(records.getLast(), "Crash", rig.lane()));

        // Then
        assertThat(rig.lane().state().under("part/")).isEmpty();
        assertThat(rig.lane().state().under("given-up/")).hasSize(1);
    }

    private Outputs quarantined(Plan plan) {
        return rig.work().quarantined(rig.records(plan).getFirst(), "Crash", rig.lane());
    }

    @Test
    void what_the_cluster_or_a_person_has_to_put_right_is_no_bug() {
        assertThat(rig.work().isOfTheWorld(new ClusterUnavailable("no answer"))).isTrue();
        assertThat(rig.work().isOfTheWorld(new InventoryUnreadable("edited"))).isTrue();
        assertThat(rig.work().isOfTheWorld(new IllegalStateException())).isFalse();
    }
}
