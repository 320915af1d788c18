package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.port.Inbound;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A lane is taken away in the middle of a creation, and the next release no longer declares the object.
class UnseenObjectsTest {
    private static final ApiKind CONFIG_MAP =
            new ApiKind("", "v1", "ConfigMap", "configmaps", true);
    private static final JsonObject FIRST = configMap("default", "first", "color", "blue");
    private static final JsonObject SECOND = configMap("default", "second", "color", "blue");
    private final HastyTime time = new HastyTime();
    private final FakeCluster cluster = new FakeCluster();
    private boolean created;
    private final Rig rig = new Rig("shop", cluster).hasty(time);

    /// The second release, which was to create another object, and whose end nobody saw.
    private Inbound cutOff() {
        rig.apply(FIRST);
        Plan plan = rig.plan(FIRST, SECOND);
        rig.records(plan).forEach(rig::handle);
        Inbound release = rig.record(rig.release(plan));
        AtomicInteger requests = new AtomicInteger();
        cluster.parking(() -> {
            // After the claim.
            if (requests.incrementAndGet() == 2) {
                rig.lane().lose();
            }
        });
        assertThatThrownBy(() -> rig.handle(release)).isInstanceOf(LaneStopped.class);
        cluster.parking(() -> {});
        rig.restarted();
        return release;
    }

    /// What was under way arrives.
    private void create() {
        String application =
                cluster.live(id(FIRST))
                        .flatMap(live -> OurMarks.label(live, OurMarks.APPLICATION_LABEL))
                        .orElseThrow();
        created = true;
        cluster.apply(
                CONFIG_MAP,
                id(SECOND),
                OurMarks.labelled(SECOND, OurMarks.APPLICATION_LABEL, application),
                Write.REAL);
    }

    private boolean isInInventory(ObjectId object) {
        return cluster.all().stream()
                .filter(it -> it.namespace().equals("sailplan-system"))
                .flatMap(it -> cluster.live(it).stream())
                .anyMatch(map -> map.canonical().contains(object.name()));
    }

    private static boolean isThirdApplied(Outcome outcome) {
        return outcome instanceof Outcome.Applied applied
                && applied.attempt().generation().equals(new Generation(3));
    }

    @Test
    void a_creation_that_was_under_way_is_waited_for_and_what_came_of_it_is_pruned() {
        // Given
        cutOff();
        assertThat(isInInventory(id(SECOND))).isTrue();
        time.after(Duration.ofSeconds(30), this::create);

        // When
        rig.apply(FIRST);

        // Then
        assertThat(rig.outcomes()).anyMatch(UnseenObjectsTest::isThirdApplied);
        assertThat(created).isTrue();
        assertThat(cluster.live(id(SECOND))).isEmpty();
        assertThat(isInInventory(id(SECOND))).isFalse();
    }

    @Test
    void what_never_came_is_forgotten_once_nothing_can_be_under_way_any_more() {
        // Given
        cutOff();
        Duration before = time.paused();

        // When
        rig.apply(FIRST);

        // Then
        assertThat(rig.outcomes()).anyMatch(UnseenObjectsTest::isThirdApplied);
        assertThat(isInInventory(id(SECOND))).isFalse();
        assertThat(time.paused().minus(before))
                .isBetween(Duration.ofSeconds(45), Duration.ofSeconds(60));
    }

    @Test
    void a_creation_that_failed_under_our_own_claim_is_not_waited_for() {
        // Given
        rig.apply(FIRST);
        cluster.refusing("second");
        rig.apply(FIRST, SECOND);
        rig.last(Outcome.Failed.class);
        Duration before = time.paused();

        // When
        rig.apply(FIRST);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isInInventory(id(SECOND))).isFalse();
        assertThat(time.paused().minus(before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_release_that_began_before_a_death_has_one_end_whenever_its_record_comes() {
        // Given
        Inbound second = cutOff();
        rig.apply(FIRST);

        // When
        rig.handle(second);

        // Then
        assertThat(rig.outcomes())
                .filteredOn(it ->
                        it instanceof Outcome.OfRelease of
                                && of.attempt().generation().equals(new Generation(2))
                                && !(it instanceof Outcome.Started))
                .singleElement()
                .isInstanceOf(Outcome.Superseded.class);
    }
}
