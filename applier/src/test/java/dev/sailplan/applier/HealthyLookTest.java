package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.deployment;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.rolledOut;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.rollout.RolloutWatch;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.port.Inbound;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said of an application that somebody breaks by hand after all of it worked.
class HealthyLookTest {
    private static final JsonObject WEB = deployment("default", "web", "nginx:1");
    private static final ObjectId OBJECT = id(WEB);
    private final HastyTime time = new HastyTime();
    private final AtomicInteger nodes = new AtomicInteger(1);
    private final FakeCluster cluster = new FakeCluster().withNodes(nodes::get);
    private final Rig rig = new Rig("shop", cluster).hasty(time);

    @BeforeEach
    void all_of_it_works() {
        rig.list();
        rig.apply(WEB);
        ready(1);
        rig.lookAgain();
        assertThat(health()).isInstanceOf(Health.Healthy.class);
    }

    private void ready(int pods) {
        cluster.put(rolledOut("default", "web", pods), "controller");
    }

    private Health health() {
        return rig.lastStatus().health();
    }

    @Test
    void what_is_broken_by_hand_is_seen_within_minutes() {
        // Given
        ready(0);

        // When
        rig.lookFor(Duration.ofMinutes(8));

        // Then: those that depend on it wait again
        assertThat(health())
                .isEqualTo(
                        new Health.Degraded(
                                "not healthy in time: Deployment/web: 0 of 1 pods available"));
        assertThat(rig.last(Outcome.HealthChanged.class).health()).isEqualTo(health());

        // When
        ready(1);
        rig.lookFor(Duration.ofMinutes(5));

        // Then
        assertThat(health()).isInstanceOf(Health.Healthy.class);
        assertThat(rig.lane().timers).as("and so on").containsKey(RolloutWatch.TASK);
    }

    @Test
    void what_is_deleted_by_hand_is_seen_within_minutes() {
        // Given
        cluster.remove(OBJECT);

        // When
        rig.lookFor(Duration.ofMinutes(8));

        // Then
        assertThat(health()).isEqualTo(new Health.Degraded("Deployment/web is gone"));
    }

    @Test
    void what_stays_healthy_for_a_day_is_not_told_again_and_keeps_no_state() {
        // Given
        int commits = rig.lane().sent().size();
        int looks = cluster.looksAt(OBJECT);

        // When
        rig.lookFor(Duration.ofDays(1));

        // Then
        assertThat(rig.lane().sent()).hasSize(commits);
        assertThat(rig.lane().state().under("watch/")).isEmpty();
        assertThat(cluster.looksAt(OBJECT) - looks).isBetween(24 * 9, 24 * 16);
    }

    @Test
    void a_release_that_finds_it_healthy_goes_on_looking() {
        // Given
        rig.lane().timers.clear();
        rig.apply(WEB, configMap("default", "a", "color", "blue"));
        assertThat(rig.last(Outcome.Applied.class).health()).isInstanceOf(Health.Healthy.class);
        ready(0);

        // When
        rig.lookFor(Duration.ofMinutes(8));

        // Then
        assertThat(health()).isInstanceOf(Health.Degraded.class);
    }

    @Test
    void another_process_goes_on_looking() {
        // Given
        int looks = cluster.looksAt(OBJECT);
        rig.restarted().list();
        rig.wake("status");
        assertThat(cluster.looksAt(OBJECT)).as("in its turn").isEqualTo(looks);
        ready(0);

        // When
        rig.lookFor(Duration.ofMinutes(8));

        // Then
        assertThat(health()).isInstanceOf(Health.Degraded.class);
    }

    @Test
    void a_cluster_that_does_not_answer_says_nothing_about_it() {
        // Given
        int told = rig.statuses().size();
        cluster.unreadableWhen(OBJECT::equals);

        // When
        rig.lookFor(Duration.ofHours(1));

        // Then
        assertThat(rig.statuses()).hasSize(told);

        // When
        cluster.unreadableWhen(_ -> false);
        ready(0);
        rig.lookFor(Duration.ofMinutes(8));

        // Then
        assertThat(health()).isInstanceOf(Health.Degraded.class);
    }

    @Test
    void what_lost_its_nodes_is_stored() {
        // Given
        nodes.set(0);
        ready(0);

        // When
        rig.lookFor(Duration.ofMinutes(8));

        // Then
        assertThat(health()).isEqualTo(new Health.Stored());
    }

    @Test
    void a_release_that_waits_for_its_objects_goes_on_asking_for_them() {
        // Given
        rig.withoutBodies().push(deployment("default", "web", "nginx:2"));
        assertThat(rig.lastStatus().wants()).isPresent();
        ready(0);

        // When
        rig.lookFor(Duration.ofMinutes(8));

        // Then
        assertThat(health()).isInstanceOf(Health.Degraded.class);
        assertThat(rig.lastStatus().wants()).isPresent();
    }

    @Test
    void an_application_that_has_nothing_more_to_look_at_is_not_looked_at() {
        // Given
        JsonObject map = configMap("default", "a", "color", "blue");
        rig.apply(WEB, map);
        rig.apply(map);
        int looks = cluster.looksAt(OBJECT);

        // When
        rig.lookFor(Duration.ofHours(1));

        // Then
        assertThat(cluster.looksAt(OBJECT)).isEqualTo(looks);
        assertThat(rig.lane().timers).doesNotContainKey(RolloutWatch.TASK);
    }

    private static JsonObject pod(String status) {
        return yaml(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: once, namespace: default}
                spec: {restartPolicy: Never, containers: [{name: once, image: "once:1"}]}
                """
                        + status);
    }

    @Test
    void a_finished_run_that_goes_away_is_not_missed() {
        // Given
        rig.apply(WEB, pod(""));
        cluster.put(pod("status: {phase: Succeeded}"), "controller");
        rig.lookAgain();
        assertThat(health()).isInstanceOf(Health.Healthy.class);

        // When: as its node is drained
        cluster.remove(id(pod("")));
        rig.lookFor(Duration.ofMinutes(30));

        // Then
        assertThat(health()).isInstanceOf(Health.Healthy.class);
    }

    /// As the state topic is created anew, while what planners know stays.
    private void everythingIsForgotten() {
        rig.amnesic().list();
        rig.wake("status");
        assertThat(health()).isEqualTo(new Health.Unknown());
    }

    @Test
    void what_nobody_knows_any_more_is_looked_at_in_its_turn() {
        // Given
        int looks = cluster.looksAt(OBJECT);
        everythingIsForgotten();
        assertThat(cluster.looksAt(OBJECT)).as("in its turn").isEqualTo(looks);

        // When
        rig.lookFor(Duration.ofMinutes(1));

        // Then: those that depend on it go on
        assertThat(health()).isInstanceOf(Health.Healthy.class);
        assertThat(rig.lane().state().under("watch/")).isEmpty();

        // When: its plan, with the time that it has, was forgotten as well
        ready(0);
        rig.lookFor(Duration.ofMinutes(15));

        // Then
        assertThat(health()).isInstanceOf(Health.Degraded.class);
    }

    @Test
    void what_nobody_knows_any_more_has_its_time_to_get_healthy() {
        // Given
        ready(0);
        everythingIsForgotten();

        // When
        rig.lookFor(Duration.ofMinutes(1));

        // Then
        assertThat(health()).isInstanceOf(Health.Progressing.class);
        assertThat(rig.lane().state().under("watch/")).hasSize(1);
    }

    @Test
    void what_nobody_knows_any_more_stays_so_while_the_cluster_does_not_answer() {
        // Given
        everythingIsForgotten();
        cluster.unreadableWhen(OBJECT::equals);
        rig.lookFor(Duration.ofMinutes(10));
        assertThat(health()).isEqualTo(new Health.Unknown());

        // When
        cluster.unreadableWhen(_ -> false);
        rig.lookFor(Duration.ofMinutes(10));

        // Then
        assertThat(health()).isInstanceOf(Health.Healthy.class);
    }

    @Test
    void a_release_that_is_read_again_is_told_how_it_works() {
        // Given
        Plan plan = rig.plan(WEB);
        Inbound release = rig.record(rig.release(plan));
        rig.records(plan).forEach(rig::handle);
        rig.handle(release);
        everythingIsForgotten();

        // When
        rig.records(plan).forEach(rig::handle);
        rig.handle(release);
        rig.lookFor(Duration.ofMinutes(1));

        // Then
        assertThat(health()).isInstanceOf(Health.Healthy.class);
        assertThat(rig.last(Outcome.HealthChanged.class).health()).isEqualTo(health());
    }

    @Test
    void what_works_by_being_there_is_healthy_once_everything_is_forgotten() {
        // Given
        rig.apply(configMap("default", "a", "color", "blue"));
        everythingIsForgotten();

        // When
        rig.lookFor(Duration.ofMinutes(1));

        // Then
        assertThat(health()).isInstanceOf(Health.Healthy.class);
    }

    @Test
    void a_run_that_has_not_ended_is_not_taken_for_finished_once_everything_is_forgotten() {
        // Given
        rig.apply(WEB, pod(""));
        everythingIsForgotten();

        // When
        rig.lookFor(Duration.ofMinutes(1));

        // Then
        assertThat(health()).isInstanceOf(Health.Progressing.class);

        // When: it ends, and its node is drained
        cluster.remove(id(pod("")));
        rig.lookFor(Duration.ofMinutes(1));

        // Then
        assertThat(health()).isInstanceOf(Health.Healthy.class);
    }

    @Test
    void what_failed_and_left_nothing_to_look_at_stays_unknown() {
        // Given
        Rig other = new Rig("other", cluster).hasty(time);
        cluster.answering((object, _) ->
                Optional.<WriteAnswer>of(new WriteAnswer.Forbidden("no right", false))
                        .filter(_ -> object.name().equals("a")));
        other.apply(configMap("default", "a", "color", "blue"));
        other.last(Outcome.Failed.class);

        // When
        other.amnesic().list();
        other.wake("status");

        // Then
        assertThat(other.lastStatus().health()).isEqualTo(new Health.Unknown());
        assertThat(other.lane().timers).doesNotContainKey(RolloutWatch.TASK);
    }
}
