package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.crd;
import static dev.sailplan.applier.testing.Manifests.deployment;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.rolledOut;
import static dev.sailplan.applier.testing.Manifests.rollout;
import static dev.sailplan.applier.testing.Manifests.widget;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.rollout.RolloutWatch;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.status.Status.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is said of an application's health, and how often the cluster is asked for it.
class HealthWatchTest {
    private static final JsonObject WEB = deployment("default", "web", "nginx:1");
    private static final ObjectId OBJECT = id(WEB);
    private final HastyTime time = new HastyTime();
    private final AtomicInteger nodes = new AtomicInteger(1);
    private final FakeCluster cluster = new FakeCluster().withNodes(nodes::get);
    private final Rig rig = new Rig("shop", cluster).hasty(time);

    private static JsonObject map(String name) {
        return Manifests.configMap("default", name, "color", "blue");
    }

    /// What the Deployment's controller says.
    private void said(int ready, String progressing) {
        cluster.put(rollout("default", "web", ready, progressing), "controller");
    }

    private void runs() {
        said(1, "NewReplicaSetAvailable");
    }

    private Health health() {
        return rig.lastStatus().health();
    }

    @Test
    void a_workload_that_does_not_run_is_not_healthy_after_a_failed_release_either() {
        // Given
        rig.apply(WEB, map("a"));
        assertThat(health()).isInstanceOf(Health.Progressing.class);
        cluster.refusing("b");
        rig.apply(WEB, map("a"), map("b"));
        assertThat(rig.lastOutcome()).isInstanceOf(Outcome.Failed.class);

        // When
        cluster.refusing("");
        rig.apply(WEB, map("a"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).health()).isInstanceOf(Health.Progressing.class);
    }

    @Test
    void without_nodes_a_workload_stays_stored_after_a_failed_release() {
        // Given
        nodes.set(0);
        rig.apply(WEB, map("a"));
        cluster.refusing("b");
        rig.apply(WEB, map("a"), map("b"));

        // When
        cluster.refusing("");
        rig.apply(WEB, map("a"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).health()).isEqualTo(new Health.Stored());
        assertThat(cluster.looksAt(OBJECT)).as("nobody asks what can't run").isZero();
    }

    @Test
    void a_release_of_something_else_sees_a_workload_that_broke_meanwhile() {
        // Given
        rig.apply(WEB);
        runs();
        rig.lookAgain();
        assertThat(health()).isInstanceOf(Health.Healthy.class);
        said(0, "NewReplicaSetAvailable");

        // When
        rig.apply(WEB, map("a"));

        // Then
        assertThat(health()).isInstanceOf(Health.Progressing.class);
    }

    @Test
    void after_a_failed_release_the_status_says_how_what_it_left_works() {
        // Given
        rig.apply(WEB, map("a"));
        cluster.refusing("b");
        rig.apply(WEB, map("a"), map("b"));
        runs();

        // When
        rig.lookAgain();

        // Then
        assertThat(health()).isInstanceOf(Health.Healthy.class);
        assertThat(rig.lastStatus().settled().orElseThrow().end()).isEqualTo(End.FAILED);
        assertThat(rig.lastOutcome()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void what_gets_healthy_after_its_wait_is_seen_to_be_so() {
        // Given
        rig.apply(WEB);
        rig.lookFor(Duration.ofMinutes(1));
        assertThat(health()).isInstanceOf(Health.Degraded.class);

        // When
        runs();
        rig.lookFor(Duration.ofMinutes(5));

        // Then
        assertThat(health()).isInstanceOf(Health.Healthy.class);
        assertThat(rig.last(Outcome.HealthChanged.class).health())
                .isInstanceOf(Health.Healthy.class);
    }

    @Test
    void what_was_stored_runs_once_the_cluster_has_a_node() {
        // Given
        nodes.set(0);
        rig.apply(WEB);
        assertThat(health()).isEqualTo(new Health.Stored());
        rig.lookFor(Duration.ofHours(1));
        assertThat(cluster.looksAt(OBJECT)).isZero();

        // When
        nodes.set(1);
        rig.lookAgain();

        // Then
        assertThat(health()).as("its time begins now").isInstanceOf(Health.Progressing.class);

        // When
        runs();
        rig.lookAgain();

        // Then
        assertThat(health()).isInstanceOf(Health.Healthy.class);
    }

    @Test
    void a_rollout_of_five_minutes_is_looked_at_some_thirty_times() {
        // Given
        rig.waitingAtMost(Duration.ofMinutes(5)).apply(WEB);

        // When
        rig.lookFor(Duration.ofMinutes(5));

        // Then
        assertThat(cluster.looksAt(OBJECT)).isBetween(15, 45);
    }

    @Test
    void what_is_degraded_for_a_day_is_looked_at_every_few_minutes() {
        // Given
        rig.apply(WEB);
        rig.lookFor(Duration.ofMinutes(1));
        int before = cluster.looksAt(OBJECT);

        // When
        rig.lookFor(Duration.ofDays(1));

        // Then
        assertThat(cluster.looksAt(OBJECT) - before).isBetween(24 * 20, 24 * 45);
    }

    @Test
    void a_rollout_is_not_ended_by_what_was_said_of_the_one_it_repairs() {
        // Given
        rig.apply(WEB, map("old"));
        said(0, "ProgressDeadlineExceeded");
        AtomicInteger reads = new AtomicInteger();
        cluster.unreadableWhen(object -> {
            if (object.equals(OBJECT) && reads.incrementAndGet() == 6) {
                runs();
            }
            return false;
        });

        // When
        rig.waitingAtMost(Duration.ofMinutes(1)).apply(deployment("default", "web", "nginx:2"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).health()).isInstanceOf(Health.Healthy.class);
        assertThat(cluster.live(id(map("old")))).as("it was pruned").isEmpty();
    }

    @Test
    void of_several_the_one_that_does_not_run_is_named() {
        // Given
        rig.apply(WEB, deployment("default", "api", "api:1"));
        runs();
        cluster.put(rolledOut("default", "api", 0), "controller");

        // When
        rig.lookAgain();

        // Then
        assertThat(health())
                .isEqualTo(new Health.Progressing("Deployment/api: 0 of 1 pods available"));

        // When
        rig.lookFor(Duration.ofMinutes(1));

        // Then
        assertThat(health())
                .isEqualTo(
                        new Health.Degraded(
                                "not healthy in time: Deployment/api: 0 of 1 pods available"));
    }

    @Test
    void what_a_release_pruned_is_not_missed() {
        // Given
        rig.apply(WEB, map("a"));
        runs();
        rig.lookAgain();

        // When
        rig.apply(map("a"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).health()).isInstanceOf(Health.Healthy.class);
    }

    @Test
    void an_application_of_custom_resources_is_healthy_when_their_controller_says_so() {
        // Given
        rig.apply(crd("x.io"), widget("x.io", "default", "one", "1"));
        widgetIs("False");

        // When: another release, of something else
        rig.apply(crd("x.io"), widget("x.io", "default", "one", "1"), map("a"));

        // Then
        Health waits = new Health.Progressing("Widget/one: NoIssuer: there is no issuer");
        assertThat(rig.last(Outcome.Applied.class).health()).isEqualTo(waits);
        assertThat(health()).isEqualTo(waits);

        // When
        rig.lookFor(Duration.ofMinutes(1));

        // Then
        assertThat(health()).isInstanceOf(Health.Degraded.class);

        // When
        widgetIs("True");
        rig.lookFor(Duration.ofMinutes(5));

        // Then
        assertThat(health()).isInstanceOf(Health.Healthy.class);
    }

    @Test
    void a_new_custom_resource_is_looked_at_again_once_its_controller_has_seen_it() {
        // Given
        rig.apply(crd("x.io"), widget("x.io", "default", "one", "1"));
        assertThat(health()).as("nobody said a word of it").isInstanceOf(Health.Healthy.class);
        widgetIs("False");

        // When
        rig.lookFor(Duration.ofSeconds(20));

        // Then
        assertThat(health()).isNotInstanceOf(Health.Healthy.class);
    }

    @Test
    void what_is_pruned_waits_for_a_custom_resource_that_the_release_changed() {
        // Given
        rig.apply(crd("x.io"), widget("x.io", "default", "one", "1"), map("old"));
        widgetIs("False");

        // When
        rig.apply(crd("x.io"), widget("x.io", "default", "one", "2"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("Widget/one: NoIssuer")
                .endsWith("nothing was pruned");
        assertThat(cluster.live(id(map("old")))).isPresent();
    }

    /// What the Widget's controller says.
    private void widgetIs(String ready) {
        cluster.put(
                yaml(
                        """
                        apiVersion: x.io/v1
                        kind: Widget
                        metadata: {name: one, namespace: default}
                        status:
                          conditions:
                          - {type: Ready, status: "%s", reason: NoIssuer, message: there is no issuer}
                        """
                                .formatted(ready)),
                "controller");
    }

    @Test
    void after_a_restart_looks_go_on_in_their_turn() {
        // Given
        rig.apply(WEB);
        rig.lookFor(Duration.ofMinutes(1));
        int before = cluster.looksAt(OBJECT);
        rig.lane().timers.clear();

        // When
        rig.wake(RolloutWatch.RESUME);

        // Then
        assertThat(cluster.looksAt(OBJECT)).isEqualTo(before);
        List<Instant> due = new ArrayList<>(rig.lane().timers.values());
        assertThat(due).singleElement().matches(t -> t.isAfter(time.instant().plusSeconds(60)));
    }

    @Test
    void reads_that_hang_are_not_waited_for_once_for_each_object() {
        // Given
        JsonObject[] all =
                IntStream.range(0, 60)
                        .mapToObj(i -> deployment("default", "web-" + i, "nginx:1"))
                        .toArray(JsonObject[]::new);
        rig.apply(all);
        AtomicInteger reads = new AtomicInteger();
        cluster.unreadableWhen(object -> reads.incrementAndGet() > 0);

        // When
        rig.wake(RolloutWatch.TASK);

        // Then
        assertThat(reads.get()).as("those that were under way").isBetween(1, 30);
        assertThat(rig.lastStatus().health()).isInstanceOf(Health.Progressing.class);
    }
}
