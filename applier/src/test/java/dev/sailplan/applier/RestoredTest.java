package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FactsLane;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.FakeCluster.Snapshot;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A cluster is restored from a backup: it is the same one, and stands as it did some releases ago.
class RestoredTest {
    private static final String OURS = "sailplan-system";
    private final HastyTime time = new HastyTime();
    private final FakeCluster cluster = new FakeCluster();
    private final List<String> forced = new ArrayList<>();
    private final Rig rig = new Rig("shop", cluster).hasty(time);

    private static JsonObject map(String name, String value) {
        return configMap("default", name, "color", value);
    }

    private static JsonObject[] third() {
        return new JsonObject[] {map("a", "3"), map("c", "3")};
    }

    /// Releases 1, 2 and 3: one object that changes, one that goes, one that comes.
    private Snapshot threeReleases() {
        rig.apply(map("a", "1"), map("b", "1"));
        Snapshot first = cluster.snapshot();
        rig.apply(map("a", "2"), map("b", "1"), map("c", "2"));
        rig.apply(third());
        rig.last(Outcome.Applied.class);
        return first;
    }

    /// As after every start of an applier.
    private Status toldAnew(Rig applier) {
        applier.list();
        applier.wake("status");
        return applier.lastStatus();
    }

    private void applyNoting(JsonObject... manifests) {
        cluster.answering((object, how) -> {
            if (how.isForced()) {
                forced.add(object + " " + how);
            }
            return Optional.empty();
        });
        rig.apply(manifests);
    }

    private String color(String name) {
        return cluster.live(id(map(name, "")))
                .flatMap(live -> live.object("data").text("color"))
                .orElse("gone");
    }

    @Test
    void what_it_has_lost_is_asked_for_again_and_comes_back_by_no_force() {
        // Given
        Snapshot first = threeReleases();
        cluster.restore(first);

        // When
        Status status = toldAnew(rig.restarted());

        // Then
        assertThat(status.claimedGeneration()).isEqualTo(new Generation(1));
        assertThat(status.freed()).contains(new Generation(3));

        // When: as its planner answers that
        applyNoting(third());

        // Then
        assertThat(rig.last(Outcome.Applied.class).attempt().generation())
                .isEqualTo(new Generation(4));
        assertThat(List.of(color("a"), color("b"), color("c"))).containsExactly("3", "gone", "3");
        assertThat(forced).isEmpty();
        assertThat(rig.lastStatus().freed()).isEmpty();
    }

    @Test
    void an_old_inventory_alone_loses_no_object_and_is_put_right() {
        // Given: a backup of one namespace
        rig.apply(map("a", "1"), map("b", "1"));
        Snapshot first = cluster.snapshotOf(OURS);
        rig.apply(map("a", "2"), map("b", "1"), map("c", "2"));
        rig.apply(third());
        cluster.restoreIn(OURS, first);

        // When
        Status status = toldAnew(rig.restarted());

        // Then
        assertThat(status.freed()).contains(new Generation(3));

        // When
        int before = cluster.changesOf(id(map("c", "")));
        applyNoting(third());

        // Then: what is as it should be is not written again
        rig.last(Outcome.Applied.class);
        assertThat(List.of(color("a"), color("b"), color("c"))).containsExactly("3", "gone", "3");
        assertThat(cluster.changesOf(id(map("c", "")))).isEqualTo(before);
        assertThat(forced).isEmpty();

        // When: it is ours again
        rig.apply(map("a", "3"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("c")).isEqualTo("gone");
    }

    @Test
    void an_application_that_came_after_the_backup_is_asked_for_again() {
        // Given
        Snapshot before = cluster.snapshot();
        rig.apply(map("a", "1"));
        cluster.restore(before);

        // When
        Status status = toldAnew(rig.restarted());

        // Then
        assertThat(status.claimed()).isEmpty();
        assertThat(status.freed()).contains(new Generation(1));

        // When: told once more before anybody answers
        int told = rig.statuses().size();
        Status again = toldAnew(rig.amnesicOfStatus());

        // Then
        assertThat(rig.statuses()).hasSizeGreaterThan(told);
        assertThat(again.freed()).contains(new Generation(1));

        // When
        applyNoting(map("a", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("a")).isEqualTo("1");
    }

    @Test
    void a_backup_that_was_made_in_the_middle_of_a_release_is_gone_on_with() {
        // Given
        rig.apply(map("a", "1"));
        List<Snapshot> middle = new ArrayList<>();
        cluster.meddling(() -> middle.add(cluster.snapshot()));
        rig.apply(map("a", "2"));
        cluster.meddling(() -> {}).restore(middle.getFirst());

        // When
        Status status = toldAnew(rig.restarted());

        // Then
        assertThat(status.claimedGeneration()).isEqualTo(new Generation(2));
        assertThat(status.freed()).contains(new Generation(2));

        // When: told once more before anybody answers
        Status again = toldAnew(rig.amnesicOfStatus());

        // Then
        assertThat(again.freed()).contains(new Generation(2));
    }

    /// So that its planner knows that it never stood on the cluster.
    @Test
    void a_release_under_way_that_it_has_lost_is_still_said_to_be_under_way() {
        // Given
        rig.apply(map("a", "1"));
        Snapshot first = cluster.snapshot();
        var plan = rig.plan(map("a", "2"));
        rig.records(plan).forEach(rig::handle);
        rig.killedWhen(() -> color("a").equals("2"));
        rig.handle(rig.record(rig.release(plan)));
        assertThat(toldAnew(rig.on(cluster).restarted()).claimedGeneration())
                .isEqualTo(new Generation(2));
        cluster.restore(first);

        // When
        Status status = toldAnew(rig.restarted());

        // Then
        assertThat(status.freed()).contains(new Generation(2));
        assertThat(status.latest().map(Status.Latest::generation)).contains(new Generation(2));
    }

    @Test
    void an_applier_that_runs_meanwhile_notices_by_itself() {
        // Given
        Snapshot first = threeReleases();
        FactsLane facts = begun();
        assertThat(listsDuring(facts::poll)).isZero();

        // When
        cluster.restore(first);

        // Then: the inventories are read anew
        assertThat(listsDuring(facts::poll)).isEqualTo(1);
    }

    @Test
    void an_applier_that_runs_meanwhile_notices_though_versions_go_on() {
        // Given
        Snapshot first = threeReleases();
        FactsLane facts = begun();

        // When
        cluster.restoreAbove(first);

        // Then: the inventory that was written last is read anew, and then all are
        assertThat(listsDuring(facts::poll)).isEqualTo(2);
        assertThat(listsDuring(facts::poll)).isZero();
    }

    @Test
    void an_applier_that_runs_meanwhile_notices_that_only_our_namespace_went_back() {
        // Given
        rig.apply(map("a", "1"));
        Snapshot first = cluster.snapshotOf(OURS);
        rig.apply(map("a", "2"));
        FactsLane facts = begun();

        // When
        cluster.restoreIn(OURS, first);

        // Then
        assertThat(listsDuring(facts::poll)).isEqualTo(2);
        assertThat(listsDuring(facts::poll)).isZero();
    }

    @Test
    void an_applier_that_runs_meanwhile_notices_that_the_inventories_are_gone() {
        // Given
        Snapshot none = cluster.snapshotOf(OURS);
        rig.apply(map("a", "1"));
        FactsLane facts = begun();

        // When
        cluster.restoreIn(OURS, none);

        // Then
        assertThat(listsDuring(facts::poll)).isEqualTo(2);
        assertThat(listsDuring(facts::poll)).isZero();
    }

    @Test
    void an_inventory_that_another_applier_wrote_on_is_no_older_copy() {
        // Given
        rig.apply(map("a", "1"));
        FactsLane facts = begun();

        // When
        rig.apply(map("a", "2"));

        // Then: it alone is read, once
        assertThat(listsDuring(facts::poll)).isEqualTo(1);
        assertThat(listsDuring(facts::poll)).isZero();
    }

    private FactsLane begun() {
        FactsLane facts = new FactsLane(rig.keys(), cluster, time);
        facts.begin();
        return facts;
    }

    private int listsDuring(Runnable step) {
        int before = cluster.listsOf(CONFIG_MAP);
        step.run();
        return cluster.listsOf(CONFIG_MAP) - before;
    }

    @Test
    void a_release_that_was_given_up_is_not_asked_for_again() {
        // Given: it ended its process three times, after it began and before it claimed the cluster
        rig.apply(map("a", "1"));
        var plan = rig.plan(map("a", "2"));
        rig.records(plan).forEach(rig::handle);
        var record = rig.record(rig.release(plan));
        rig.killedWhen(() -> rig.outcomes().getLast() instanceof Outcome.Started);
        rig.handle(record);
        rig.on(cluster).restarted();
        rig.lane().commit(rig.work().quarantined(record, "OutOfMemoryError", rig.lane()));

        // When
        Status status = toldAnew(rig.restarted());

        // Then
        assertThat(status.freed()).isEmpty();
    }
}
