package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.port.Inbound;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Only who holds the cluster changes it, and only what it read.
class FencingTest {
    private static final String NS = "default";
    private static final ObjectId A = id(map("a", ""));
    private static final ObjectId B = id(map("b", ""));
    private final HastyTime time = new HastyTime();
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster).hasty(time);

    private static JsonObject map(String name, String value) {
        return configMap(NS, name, "color", value);
    }

    private Optional<String> color(ObjectId object) {
        return cluster.live(object).flatMap(live -> live.object("data").text("color"));
    }

    private Inbound released(JsonObject... manifests) {
        Plan plan = rig.plan(manifests);
        rig.records(plan).forEach(rig::handle);
        return rig.record(rig.release(plan));
    }

    /// The partition goes to somebody else while the request that follows so many others waits for its turn.
    private void loseBeforeRequest(int number) {
        AtomicInteger requests = new AtomicInteger();
        cluster.parking(() -> {
            if (requests.incrementAndGet() == number) {
                rig.lane().lose();
            }
        });
    }

    @Test
    void nothing_is_written_by_a_request_that_waited_while_its_partition_was_lost() {
        // Given: the claim is the first request, the write the second
        rig.apply(map("a", "1"));
        Inbound release = released(map("a", "2"));
        loseBeforeRequest(2);

        // When
        assertThatThrownBy(() -> rig.handle(release)).isInstanceOf(LaneStopped.class);

        // Then
        assertThat(color(A)).contains("1");
    }

    @Test
    void nothing_is_deleted_by_a_request_that_waited_while_its_partition_was_lost() {
        // Given
        rig.apply(map("a", "1"), map("b", "1"));
        Inbound release = released(map("a", "1"));
        loseBeforeRequest(2);

        // When
        assertThatThrownBy(() -> rig.handle(release)).isInstanceOf(LaneStopped.class);

        // Then
        assertThat(color(B)).contains("1");
    }

    @Test
    void no_claim_is_made_by_a_request_that_waited_while_its_partition_was_lost() {
        // Given
        rig.apply(map("a", "1"));
        Inbound release = released(map("a", "2"));
        loseBeforeRequest(1);

        // When
        assertThatThrownBy(() -> rig.handle(release)).isInstanceOf(LaneStopped.class);

        // Then: who comes next is not told that it comes too late
        Rig other = new Rig("shop", cluster);
        other.release(other.plan());
        other.apply(map("a", "3"));
        other.last(Outcome.Applied.class);
    }

    @Test
    void an_applier_that_was_away_for_long_asks_for_its_claim_before_it_writes() {
        // Given: it hears nothing of the loss of its partition
        rig.apply(map("a", "1"), map("b", "1"));
        Rig other = new Rig("shop", cluster);
        AtomicInteger requests = new AtomicInteger();
        cluster.parking(() -> {
            if (requests.incrementAndGet() == 2) {
                time.pass(Duration.ofSeconds(11));
                other.release(other.plan());
                other.release(other.plan());
                other.apply(map("a", "3"), map("b", "1"));
            }
        });

        // When
        rig.apply(map("a", "2"), map("b", "2"));

        // Then: not even what the newer release left alone
        other.last(Outcome.Applied.class);
        assertThat(rig.last(Outcome.Superseded.class).by()).isEqualTo(new Generation(3));
        assertThat(color(A)).contains("3");
        assertThat(color(B)).contains("1");
    }

    @Test
    void what_is_annotated_to_stay_between_its_read_and_its_deletion_stays() {
        // Given
        rig.apply(map("a", "1"), map("b", "1"));
        AtomicInteger requests = new AtomicInteger();
        cluster.parking(() -> {
            if (requests.incrementAndGet() == 2) {
                cluster.put(
                        map("b", "1")
                                .with(
                                        "metadata",
                                        yaml(
                                                """
                                                name: b
                                                namespace: default
                                                annotations: {sailplan.dev/prune: disabled}
                                                """)),
                        "kubectl");
            }
        });

        // When
        rig.apply(map("a", "1"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results())
                .singleElement()
                .satisfies(result -> assertThat(result.done()).isInstanceOf(Done.Kept.class));
        assertThat(color(B)).contains("1");
    }

    @Test
    void what_somebody_writes_all_the_time_is_deleted_at_last_by_uid_alone() {
        // Given
        rig.apply(map("a", "1"), map("b", "1"));
        AtomicBoolean there = new AtomicBoolean(true);
        AtomicInteger tick = new AtomicInteger();
        cluster.parking(() -> {
            there.set(cluster.live(B).isPresent());
            if (there.get()) {
                cluster.put(configMap(NS, "b", "tick", "" + tick.getAndIncrement()), "ticker");
            }
        });

        // When
        rig.apply(map("a", "1"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results())
                .singleElement()
                .satisfies(r -> assertThat(r.done()).isInstanceOf(Done.WrittenWeakly.class));
        assertThat(cluster.live(B)).isEmpty();
    }
}
