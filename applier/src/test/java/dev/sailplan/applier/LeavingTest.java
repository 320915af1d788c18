package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeavingTest {
    private static final String NS = "default";
    private static final WriteAnswer TERMINATING =
            new WriteAnswer.Forbidden(
                    "unable to create: namespace default is being terminated", true);
    private final HastyTime time = new HastyTime();
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster).hasty(time);

    private static JsonObject map(String name, String color) {
        return configMap(NS, name, "color", color);
    }

    private static Optional<WriteAnswer> only(boolean condition, WriteAnswer answer) {
        return condition ? Optional.of(answer) : Optional.empty();
    }

    /// Somebody deletes it, and a finalizer holds it.
    private void leaving(String name) {
        JsonObject held =
                Manifests.yaml(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: %s}}"
                                .formatted(name, NS));
        JsonObject metadata =
                held.object("metadata")
                        .with("finalizers", Json.array(List.of(Json.text("example.com/hold"))));
        cluster.put(held.with("metadata", metadata), "holder");
        ObjectId object = id(held);
        String uid = cluster.live(object).get().object("metadata").text("uid").orElse("");
        cluster.delete(Manifests.CONFIG_MAP, object, Fence.ofUid(uid), Write.REAL);
    }

    /// As a manifest of ours, so that its finalizer is too.
    private static JsonObject held(String name) {
        JsonObject map = map(name, "1");
        JsonObject metadata =
                map.object("metadata")
                        .with("finalizers", Json.array(List.of(Json.text("example.com/hold"))));
        return map.with("metadata", metadata);
    }

    private static JsonObject pod(int grace) {
        return Manifests.yaml(
                "{apiVersion: v1, kind: Pod, metadata: {name: task, namespace: %s}, spec: {terminationGracePeriodSeconds: %d, containers: [{name: a, image: 'a:1'}]}}"
                        .formatted(NS, grace));
    }

    @Test
    void a_pod_that_takes_its_grace_period_to_end_is_waited_for() {
        // Given
        rig.waitingAtMost(Duration.ofMinutes(2));
        rig.apply(pod(30), map("a", "1"));
        rig.last(Outcome.Applied.class);
        time.after(Duration.ofSeconds(30), () -> cluster.remove(id(pod(30))));

        // When
        rig.apply(map("a", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.live(id(pod(30)))).isEmpty();
    }

    @Test
    void no_grace_period_is_waited_for_longer_than_the_application_waits() {
        // Given
        rig.waitingAtMost(Duration.ofSeconds(20));
        rig.apply(pod(3600), map("a", "1"));
        rig.last(Outcome.Applied.class);
        Duration before = time.paused();

        // When
        rig.apply(map("a", "1"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("its deletion is not finished");
        assertThat(time.paused().minus(before))
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
    }

    @Test
    void a_deletion_that_a_finalizer_holds_is_not_called_applied() {
        // Given
        rig.apply(map("a", "1"), held("b"));
        int before = cluster.calls();

        // When
        rig.apply(map("a", "1"));

        // Then: it is said what for and since when, at the cost of few looks
        assertThat(rig.last(Outcome.Failed.class).error())
                .startsWith("1 deletion waits: ConfigMap/b: its deletion waits for its finalizer")
                .contains("example.com/hold (since 2026-01-01T00:00:00Z)");
        assertThat(cluster.calls() - before).isLessThanOrEqualTo(10 + 6);

        // When: it is tried again, and then the finalizer ends
        rig.apply(map("a", "1"));
        rig.last(Outcome.Failed.class);
        cluster.finalizeDeletions();
        rig.apply(map("a", "1"));

        // Then
        rig.last(Outcome.Applied.class);
    }

    @Test
    void many_deletions_that_finalizers_hold_are_looked_at_together() {
        // Given
        JsonObject[] many =
                IntStream.range(0, 40).mapToObj(i -> held("m" + i)).toArray(JsonObject[]::new);
        rig.apply(many);
        int before = cluster.calls();

        // When
        rig.apply(Arrays.copyOf(many, 31));

        // Then: a read, a dry-run, a read and a deletion each, and ten lists
        assertThat(rig.last(Outcome.Failed.class).error())
                .startsWith("9 deletions wait: ConfigMap/m31: ")
                .endsWith("; and 6 more");
        assertThat(cluster.calls() - before).isLessThanOrEqualTo(9 * 4 + 10 + 6);
    }

    @Test
    void a_release_into_a_namespace_that_is_never_gone_ends_in_words() {
        // Given
        cluster.answering((object, _) -> only(object.namespace().equals(NS), TERMINATING));

        // When
        rig.apply(map("a", "1"), map("b", "1"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("is being terminated");
        assertThat(rig.lane().timers).isEmpty();
    }

    @Test
    void one_that_is_gone_in_time_is_waited_for() {
        // Given
        cluster.answering((object, _) ->
                only(
                        object.namespace().equals(NS)
                                && time.paused().compareTo(Duration.ofSeconds(2)) < 0,
                        TERMINATING));

        // When
        rig.apply(map("a", "1"));

        // Then
        rig.last(Outcome.Applied.class);
    }

    @Test
    void what_is_known_to_be_wrong_is_said_though_another_object_gives_no_answer() {
        // Given
        cluster.answering((object, _) -> {
            WriteAnswer none = new WriteAnswer.Retryable(503, "not now", Optional.empty());
            WriteAnswer wrong = new WriteAnswer.Invalid(422, "color is wrong");
            return object.name().equals("b")
                    ? Optional.of(none)
                    : only(object.name().equals("a"), wrong);
        });

        // When
        rig.apply(map("a", "1"), map("b", "1"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("color is wrong");
    }

    @Test
    void an_api_server_that_does_not_answer_is_not_taken_for_a_finalizer() {
        // Given
        rig.apply(map("a", "1"), map("b", "1"));
        leaving("a");
        AtomicBoolean seen = new AtomicBoolean();
        cluster.unreadableWhen(object -> object.name().equals("a") && seen.getAndSet(true));

        // When
        rig.apply(map("a", "2"), map("b", "1"));

        // Then
        assertThat(rig.lane().timers).as("it waits").isNotEmpty();

        // When
        cluster.unreadableWhen(_ -> false);
        rig.wake("release");

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("example.com/hold");
    }

    @Test
    void whether_a_newer_release_is_ready_is_asked_without_waiting_for_what_is_being_deleted() {
        // Given
        rig.apply(map("a", "1"));
        leaving("held");
        Plan one = rig.plan(map("a", "2"), Manifests.namespace("x"));
        Plan two = rig.plan(map("a", "2"), map("held", "2"));
        rig.records(one).forEach(rig::handle);
        rig.records(two).forEach(rig::handle);
        var first = rig.record(rig.release(one));
        var second = rig.record(rig.release(two));
        AtomicBoolean once = new AtomicBoolean();
        cluster.meddling(() -> {
            if (!once.getAndSet(true)) {
                rig.lane().queue.addAll(List.of(second));
            }
        });

        // When
        rig.handle(first);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(time.paused()).isLessThan(Duration.ofSeconds(5));
    }
}
