package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.execute.ApplicationState;
import dev.sailplan.applier.inventory.InventoryUnreadable;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.port.Inbound;
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
        assertThat(new ApplicationState(rig.application(), rig.lane().state()).begun()).isEmpty();
    }

    @Test
    void the_next_release_is_applied_as_usual_and_the_old_one_comes_too_late() {
        // Given
        rig.apply(map("1"));
        Plan second = rig.plan(map("2"));
        rig.records(second).forEach(rig::handle);
        Inbound release = rig.record(rig.release(second));
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
        Plan second = rig.plan(map("2"));
        rig.records(second).forEach(rig::handle);
        Inbound release = rig.record(rig.release(second));
        rig.lane().commit(rig.work().quarantined(release, "Crash", rig.lane()));

        // When
        rig.handle(release);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.live(id(map(""))).orElseThrow().object("data").text("color"))
                .contains("2");
    }

    @Test
    void a_plan_in_quarantine_says_nothing_of_its_own() {
        assertThat(
                        rig.work()
                                .quarantined(
                                        rig.records(rig.plan(map("1"))).getFirst(),
                                        "Crash",
                                        rig.lane())
                                .isEmpty())
                .isTrue();
    }

    @Test
    void what_the_cluster_or_a_person_has_to_put_right_is_no_bug() {
        assertThat(rig.work().isOfTheWorld(new ClusterUnavailable("no answer"))).isTrue();
        assertThat(rig.work().isOfTheWorld(new InventoryUnreadable("edited"))).isTrue();
        assertThat(rig.work().isOfTheWorld(new IllegalStateException())).isFalse();
    }
}
