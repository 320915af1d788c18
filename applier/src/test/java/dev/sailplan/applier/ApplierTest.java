package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.crd;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.job;
import static dev.sailplan.applier.testing.Manifests.namespace;
import static dev.sailplan.applier.testing.Manifests.widget;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.testing.Crasher;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.port.Inbound;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplierTest {
    private static final String NS = "default";
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster);

    private static JsonObject map(String name, String value) {
        return configMap(NS, name, "color", value);
    }

    private String color(String name) {
        return cluster.live(id(map(name, "")))
                .flatMap(o -> o.object("data").text("color"))
                .orElse("gone");
    }

    @Test
    void a_small_change_costs_few_calls() {
        // Given
        rig.apply(map("a", "1"), map("b", "1"));
        int before = cluster.calls();

        // When
        rig.apply(map("a", "2"), map("b", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.calls() - before).isLessThanOrEqualTo(5);
        assertThat(cluster.changesOf(id(map("b", "")))).isOne();
    }

    @Test
    void a_first_install_costs_few_calls() {
        // Given
        rig.list();
        int before = cluster.calls();

        // When
        rig.apply(namespace("home"), configMap("home", "a", "color", "1"));

        // Then: a dry-run and a write of the namespace, a write of the map; claim and
        // settlement, the claim twice with the namespace for it, since it is the cluster's first
        rig.last(Outcome.Applied.class);
        assertThat(cluster.calls() - before).isLessThanOrEqualTo(2 + 1 + 2 + 2);
    }

    @Test
    void an_inventory_that_somebody_made_since_the_list_is_respected() {
        // Given
        rig.list();
        Rig other = new Rig("shop", cluster);
        other.apply(map("a", "1"));
        other.apply(map("a", "2"));

        // When
        rig.apply(map("a", "9"));

        // Then
        assertThat(rig.last(Outcome.Stale.class).claimed()).isEqualTo(new Generation(2));
        assertThat(color("a")).isEqualTo("2");
    }

    @Test
    void an_object_that_appears_before_the_write_that_should_prove_it_is_left_alone() {
        // Given
        JsonObject foreign = configMap("new", "c", "color", "9");
        cluster.meddling(() -> {
            if (cluster.live(id(namespace("new"))).isPresent()
                    && cluster.live(id(foreign)).isEmpty()) {
                cluster.put(foreign, "kubectl");
            }
        });

        // When
        rig.apply(namespace("new"), configMap("new", "c", "color", "1"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains(".data.color of kubectl");
        assertThat(cluster.live(id(foreign)).get().object("data").text("color")).contains("9");
    }

    @Test
    void a_plan_and_the_release_behind_it_cost_two_transactions() {
        // Given
        rig.apply(map("a", "1"));
        Plan plan = rig.plan(map("a", "2"));
        Inbound release = rig.record(rig.release(plan));
        int before = rig.lane().commits();

        // When
        rig.handleTogether(rig.records(plan).getFirst(), release);

        // Then: what it starts, and what became of it
        rig.last(Outcome.Applied.class);
        assertThat(rig.lane().commits() - before).isEqualTo(2);
        assertThat(rig.lane().queued()).isEmpty();

        // When
        rig.apply(map("a", "3"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("a")).isEqualTo("3");
    }

    @Test
    void a_plan_is_remembered_where_the_release_behind_it_is_refused() {
        // Given
        Plan plan = rig.plan(map("a", "1"));
        Inbound late = rig.record(rig.release(plan));
        rig.apply(map("a", "2"));

        // When
        rig.handleTogether(rig.records(plan).getFirst(), late);
        rig.handle(rig.record(rig.release(plan)));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("a")).isEqualTo("1");
    }

    @Test
    void repeats_the_answer_of_a_settled_release_and_never_the_attempt() {
        // Given
        Plan plan = rig.plan(map("a", "1"));
        rig.records(plan).forEach(rig::handle);
        Inbound release = rig.record(rig.release(plan));
        rig.handle(release);
        cluster.put(map("a", "9"), "kubectl");

        // When
        rig.handle(release);
        rig.amnesic().handle(release);

        // Then
        assertThat(rig.outcomes()).filteredOn(Outcome.Applied.class::isInstance).hasSize(3);
        assertThat(rig.outcomes()).filteredOn(Outcome.Started.class::isInstance).hasSize(1);
        assertThat(color("a")).isEqualTo("9");
    }

    @Test
    void an_older_release_comes_too_late() {
        // Given
        Plan old = rig.plan(map("a", "1"));
        Inbound late = rig.record(rig.release(old));
        rig.apply(map("a", "2"));

        // When
        rig.records(old).forEach(rig::handle);
        rig.handle(late);

        // Then
        assertThat(rig.last(Outcome.Stale.class).claimed()).isEqualTo(new Generation(2));
        assertThat(color("a")).isEqualTo("2");
    }

    @Test
    void holds_more_deletions_than_allowed_and_goes_on_when_they_are_restored() {
        // Given
        JsonObject[] many =
                IntStream.range(0, 14).mapToObj(i -> map("m" + i, "1")).toArray(JsonObject[]::new);
        rig.apply(many);

        // When
        rig.apply(many[0]);

        // Then
        Outcome.Held held = rig.last(Outcome.Held.class);
        assertThat(held.reasons()).anyMatch(reason -> reason.contains("13"));
        assertThat(rig.lastStatus().settled().get().end()).isEqualTo(Status.End.HELD);
        assertThat(color("m13")).isEqualTo("1");

        // When
        many[0] = map("m0", "2");
        rig.apply(many);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("m0")).isEqualTo("2");
    }

    @Test
    void limits_are_counted_again_over_what_somebody_else_claimed_in_between() {
        // Given
        rig.apply(map("a", "1"));
        Rig other = new Rig("shop", cluster);
        JsonObject[] many =
                IntStream.range(0, 14).mapToObj(i -> map("m" + i, "1")).toArray(JsonObject[]::new);
        Plan theirs = other.plan(many);
        other.records(theirs).forEach(other::handle);
        other.release(theirs);
        other.handle(other.record(other.release(theirs)));
        other.last(Outcome.Applied.class);
        Plan ours = rig.plan(map("a", "2"));
        rig.records(ours).forEach(rig::handle);
        rig.release(ours);

        // When
        rig.handle(rig.record(rig.release(ours)));

        // Then
        rig.last(Outcome.Held.class);
        assertThat(color("m13")).isEqualTo("1");
    }

    @Test
    void one_invalid_object_keeps_all_from_being_written_and_the_fix_applies_both() {
        // Given
        rig.apply(map("a", "1"));
        JsonObject stray = widget("x.io", NS, "w", "1");

        // When
        rig.apply(map("a", "2"), stray);

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("Widget/w");
        assertThat(color("a")).isEqualTo("1");
        assertThat(rig.outcomes()).filteredOn(Outcome.Started.class::isInstance).hasSize(1);

        // When
        rig.apply(map("a", "2"), map("b", "2"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("a") + color("b")).isEqualTo("22");
    }

    @Test
    void kinds_and_namespaces_of_the_plan_itself_are_proven_as_they_come() {
        rig.apply(
                namespace("new"),
                crd("x.io"),
                widget("x.io", "new", "w", "1"),
                configMap("new", "c", "a", "1"));
        assertThat(rig.last(Outcome.Applied.class).results())
                .allMatch(r -> r.done() instanceof Done.Written);
    }

    @Test
    void a_new_version_of_a_kind_is_waited_for() {
        // Given
        JsonObject crd = crd("x.io");
        rig.apply(crd);
        cluster.servingLate(3);
        JsonObject second = yaml("{name: v2, served: true, storage: false}");
        JsonObject spec = crd.object("spec");
        List<Json> versions = new java.util.ArrayList<>(spec.array("versions"));
        versions.add(second);
        JsonObject more = crd.with("spec", spec.with("versions", Json.array(versions)));

        // When
        rig.apply(more, widget("x.io", NS, "w", "1").with("apiVersion", Json.text("x.io/v2")));

        // Then
        rig.last(Outcome.Applied.class);
    }

    @Test
    void adopts_what_is_identical_and_holds_what_is_not() {
        cluster.put(map("same", "1"), "kubectl");
        cluster.put(map("other", "1"), "kubectl");
        rig.apply(map("same", "1"));
        rig.last(Outcome.Applied.class);
        rig.apply(map("same", "1"), map("other", "2"));
        assertThat(rig.lastOutcome()).isNotInstanceOf(Outcome.Applied.class);
        assertThat(color("other")).isEqualTo("1");
        rig.adopting(PlanOptions.Adopt.YES).apply(map("same", "1"), map("other", "2"));
        assertThat(color("other"))
                .isEqualTo(rig.lastOutcome() instanceof Outcome.Applied ? "2" : "1");
    }

    @Test
    void a_field_of_another_manager_holds_the_release_until_somebody_says_it_may_be_taken() {
        // Given
        rig.apply(map("a", "1"));
        JsonObject sized =
                map("a", "2")
                        .with("data", map("a", "2").object("data").with("size", Json.text("4")));
        JsonObject scaler =
                map("a", "2").with("data", JsonObject.EMPTY.with("size", Json.text("9")));
        cluster.put(scaler, "scaler");

        // When
        rig.apply(sized);

        // Then
        assertThat(rig.last(Outcome.Held.class).reasons())
                .containsExactly(
                        "takes .data.size of ConfigMap/a (\"9\" → \"4\") from scaler: leave it out"
                                + " of Git, or say takeOver: yes");
        assertThat(color("a")).isEqualTo("1");

        // When
        rig.takingOver().apply(sized);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("a")).isEqualTo("2");
    }

    @Test
    void never_deletes_what_lost_its_label_or_is_another_object() {
        // Given
        rig.apply(map("a", "1"), map("b", "1"), map("c", "1"));
        cluster.delete(
                dev.sailplan.applier.testing.Manifests.CONFIG_MAP,
                id(map("b", "")),
                Fence.ofUid(uid("b")),
                dev.sailplan.applier.cluster.Cluster.Write.REAL);
        cluster.put(map("b", "theirs"), "kubectl");

        // When
        rig.apply(map("a", "1"), map("c", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("b")).isEqualTo("theirs");
    }

    @Test
    void a_conflict_alone_does_not_make_it_forget_what_it_prunes() {
        // Given
        rig.apply(map("a", "1"), map("b", "1"));
        cluster.denyingDeletions(1);

        // When
        rig.apply(map("a", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("b")).isEqualTo("gone");
    }

    private static JsonObject crashing(String name) {
        return yaml(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: default}
                status: {phase: Failed}
                """
                        .formatted(name));
    }

    @Test
    void nothing_is_pruned_over_a_workload_that_stays_broken_however_often_it_is_tried() {
        // Given
        cluster.withNodes(() -> 1);
        rig.apply(map("a", "1"), map("old", "1"));

        // When
        rig.apply(map("a", "1"), crashing("web"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("nothing was pruned");

        // When
        rig.apply(map("a", "1"), crashing("web"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("nothing was pruned");
        assertThat(color("old")).isEqualTo("1");
    }

    @Test
    void what_was_not_healthy_yet_is_looked_at_by_the_next_release() {
        // Given
        cluster.withNodes(() -> 1);
        rig.apply(crashing("web"));

        // When
        rig.apply(crashing("web"), map("a", "1"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).health()).isInstanceOf(Health.Degraded.class);
    }

    @Test
    void a_release_waits_while_nobody_knows_whether_workloads_can_run() {
        // Given
        AtomicBoolean known = new AtomicBoolean(true);
        cluster.withNodes(() -> {
            if (!known.get()) {
                throw new ClusterUnavailable("no answer");
            }
            return 1;
        });
        rig.apply(map("old", "1"));
        known.set(false);
        Plan plan = rig.plan(crashing("web"));
        rig.records(plan).forEach(rig::handle);
        rig.handle(rig.record(rig.release(plan)));
        assertThat(color("old")).isEqualTo("1");

        // When
        known.set(true);
        rig.restarted().wake("release");

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("nothing was pruned");
        assertThat(color("old")).isEqualTo("1");
    }

    @Test
    void one_that_began_is_told_once_that_a_newer_one_stands_in_for_it() {
        // Given
        Plan first = rig.plan(map("a", "1"));
        rig.records(first).forEach(rig::handle);
        cluster.meddling(() -> cluster.crashing(Crasher.before(1)));
        rig.handle(rig.record(rig.release(first)));
        cluster.meddling(() -> {}).crashing(Crasher.never()).listing(false);
        rig.restarted();
        Plan second = rig.plan(map("a", "2"));
        rig.records(second).forEach(rig::handle);

        // When
        rig.handle(rig.record(rig.release(second)));
        rig.wake("release");
        cluster.listing(true);
        rig.wake("release");

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(rig.isKilled()).isTrue();
        assertThat(rig.outcomes())
                .filteredOn(o ->
                        o instanceof Outcome.OfRelease of
                                && of.attempt().generation().number() == 1
                                && !(o instanceof Outcome.Started))
                .hasSize(1);
    }

    @Test
    void one_that_a_newer_one_stood_in_for_is_not_answered_again_after_a_crash() {
        // Given
        Plan first = rig.plan(map("a", "1"));
        rig.records(first).forEach(rig::handle);
        Inbound one = rig.record(rig.release(first));
        Plan second = rig.plan(map("a", "2"));
        Inbound two = rig.record(rig.release(second));
        rig.records(second).forEach(rig::handle);
        rig.lane().queue.addAll(List.of(two));
        cluster.meddling(() -> cluster.crashing(Crasher.before(1)));
        rig.handle(one);
        cluster.meddling(() -> {}).crashing(Crasher.never());

        // When
        rig.restarted().handle(one);
        rig.handle(two);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(rig.isKilled()).isTrue();
        assertThat(rig.outcomes())
                .filteredOn(o ->
                        o instanceof Outcome.OfRelease of
                                && of.attempt().generation().number() == 1)
                .hasSize(1);
    }

    @Test
    void a_newer_release_that_can_not_be_checked_now_stops_nothing() {
        // Given
        Plan first = rig.plan(namespace("new"), map("a", "1"));
        rig.records(first).forEach(rig::handle);
        Inbound one = rig.record(rig.release(first));
        Plan second = rig.plan(map("late", "1"));
        List<Inbound> behind = new java.util.ArrayList<>(rig.records(second));
        behind.add(rig.record(rig.release(second)));
        cluster.hiding("late");
        cluster.meddling(() -> {
            rig.lane().queue.addAll(behind);
            behind.clear();
        });

        // When
        rig.handle(one);

        // Then
        assertThat(rig.last(Outcome.Applied.class).attempt().generation())
                .isEqualTo(new Generation(1));
        assertThat(color("a")).isEqualTo("1");
    }

    @Test
    void what_somebody_changes_between_dry_run_and_write_is_not_taken_back_unlisted() {
        // Given
        rig.apply(map("a", "1"));
        AtomicBoolean first = new AtomicBoolean(true);
        cluster.meddling(() -> {
            if (first.getAndSet(false)) {
                cluster.put(map("a", "9"), "kubectl");
            }
        });

        // When
        rig.apply(map("a", "2"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("planned again");
        assertThat(color("a")).isEqualTo("9");
    }

    @Test
    void a_finished_job_that_removed_itself_is_healthy() {
        // Given
        JsonObject job = passing("migrate", "v1");
        cluster.withNodes(() -> {
            cluster.remove(id(job));
            return 1;
        });

        // When
        rig.apply(job);

        // Then
        assertThat(rig.last(Outcome.Applied.class).health()).isInstanceOf(Health.Healthy.class);
    }

    @Test
    void the_parts_of_a_plan_that_came_whole_are_not_kept() {
        // Given
        Plan first = rig.plan(map("a", "1"));
        Inbound one = rig.record(rig.release(first));
        rig.records(first).forEach(rig::handle);
        Plan big = rig.plan(map("a", "x".repeat(800_000)), map("b", "y".repeat(800_000)));
        List<Inbound> pieces = rig.records(big);
        assertThat(pieces).hasSizeGreaterThan(1);
        rig.handle(pieces.getFirst());
        rig.lane().queue.addAll(pieces.subList(1, pieces.size()));
        rig.lane().queue.addAll(List.of(rig.record(rig.release(big))));

        // When
        rig.handle(one);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(rig.lane().state().under("part/")).isEmpty();
    }

    private String uid(String name) {
        return cluster.live(id(map(name, ""))).get().object("metadata").text("uid").get();
    }

    @Test
    void asks_for_bodies_it_lacks_and_goes_on_when_they_come() {
        // Given
        Plan bare = rig.withoutBodies().plan(map("a", "1"));
        rig.records(bare).forEach(rig::handle);
        Release release = rig.release(bare);

        // When
        rig.handle(rig.record(release));

        // Then
        assertThat(rig.lastStatus().wants()).contains(release.generation());
        assertThat(color("a")).isEqualTo("gone");

        // When
        rig.records(rig.withBodies().plan(map("a", "1"))).forEach(rig::handle);
        assertThat(rig.lane().timers).containsKey("release");
        rig.wake("release");

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("a")).isEqualTo("1");
        assertThat(rig.lastStatus().wants()).isEmpty();
    }

    @Test
    void newer_releases_behind_it_stand_in_for_it() {
        // Given
        Plan first = rig.plan(map("a", "1"));
        Inbound one = rig.record(rig.release(first));
        Plan second = rig.plan(map("a", "2"));
        Inbound two = rig.record(rig.release(second));
        rig.records(first).forEach(rig::handle);
        rig.lane().queue.addAll(rig.records(second));
        rig.lane().queue.addAll(List.of(two));

        // When
        rig.handle(one);

        // Then
        assertThat(rig.last(Outcome.Applied.class).attempt().generation())
                .isEqualTo(new Generation(2));
        assertThat(rig.outcomes()).filteredOn(Outcome.Superseded.class::isInstance).hasSize(1);
        assertThat(rig.lane().queued()).isEmpty();
        assertThat(color("a")).isEqualTo("2");
    }

    @Test
    void an_object_that_somebody_writes_all_the_time_is_written_at_last_by_uid_alone() {
        // Given
        rig.apply(map("a", "1"));
        AtomicInteger tick = new AtomicInteger();
        cluster.meddling(() ->
                cluster.put(configMap(NS, "a", "tick", "" + tick.getAndIncrement()), "ticker"));

        // When
        rig.apply(map("a", "2"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results())
                .allMatch(result -> result.done() instanceof Done.WrittenWeakly);
        assertThat(tick.get()).isEqualTo(9);
        assertThat(color("a")).isEqualTo("2");
    }

    @Test
    void one_whose_partition_went_to_somebody_else_writes_nothing_more() {
        // Given
        Plan plan = rig.plan(namespace("new"), map("a", "1"));
        rig.records(plan).forEach(rig::handle);
        Inbound release = rig.record(rig.release(plan));
        cluster.meddling(rig.lane()::lose);

        // When
        assertThatThrownBy(() -> rig.handle(release)).isInstanceOf(LaneStopped.class);

        // Then
        assertThat(cluster.live(id(map("a", "")))).isEmpty();
        assertThat(rig.outcomes()).singleElement().isInstanceOf(Outcome.Started.class);
    }

    @Test
    void one_whose_claim_was_taken_writes_nothing_more() {
        // Given
        Rig other = new Rig("shop", cluster);
        rig.apply(map("a", "1"), later("b", "1"));
        Plan newer = other.plan(map("a", "3"), later("b", "1"));
        other.records(newer).forEach(other::handle);
        AtomicBoolean first = new AtomicBoolean(true);
        cluster.meddling(() -> {
            if (first.getAndSet(false)) {
                other.release(newer);
                other.release(newer);
                other.handle(other.record(other.release(newer)));
            }
        });

        // When
        rig.apply(map("a", "2"), later("b", "2"));

        // Then: nor what the newer one left as it was
        other.last(Outcome.Applied.class);
        assertThat(rig.last(Outcome.Superseded.class).by()).isEqualTo(new Generation(3));
        assertThat(color("a")).isEqualTo("3");
        assertThat(color("b")).isEqualTo("1");
    }

    /// An object of the second wave.
    private static JsonObject later(String name, String color) {
        return yaml(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, namespace: default, annotations: {sailplan.dev/wave: "1"}}
                data: {color: "%s"}
                """
                        .formatted(name, color));
    }

    @Test
    void a_status_that_asks_for_bodies_goes_on_asking_after_a_restart() {
        // Given
        Plan bare = rig.withoutBodies().plan(map("a", "1"));
        rig.records(bare).forEach(rig::handle);
        rig.handle(rig.record(rig.release(bare)));

        // When
        rig.restarted().wake("release");

        // Then
        assertThat(rig.lastStatus().wants()).isPresent();
        assertThat(rig.lane().state().get("waiting/team/shop@dev")).isPresent();
    }

    @Test
    void makes_the_namespace_that_the_plan_brings_and_keeps_it_where_it_says_so() {
        // When
        rig.apply(
                yaml(
                        "{apiVersion: v1, kind: Namespace, metadata: {name: home, labels: {team:"
                                + " shop}, annotations: {sailplan.dev/prune: disabled}}}"),
                configMap("home", "a", "color", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.live(id(configMap("home", "a", "color", "")))).isPresent();

        // When
        rig.apply(map("a", "1"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results())
                .hasSize(3)
                .anySatisfy(result ->
                        assertThat(result.done())
                                .isEqualTo(new Done.Kept("sailplan.dev/prune: disabled")));
        assertThat(cluster.live(id(namespace("home")))).isPresent();
    }

    @Test
    void what_no_known_planner_signed_touches_nothing() {
        // Given
        Rig stranger = new Rig("shop", cluster);
        Plan plan = stranger.plan(map("a", "1"));

        // Then
        assertThatThrownBy(() -> rig.handle(stranger.records(plan).getFirst()))
                .isInstanceOf(Work.Unprocessable.class);
        assertThatThrownBy(() -> rig.handle(stranger.record(stranger.release(plan))))
                .isInstanceOf(Work.Unprocessable.class);
        assertThat(color("a")).isEqualTo("gone");
    }

    @Test
    void a_plan_that_reaches_beyond_its_project_fails_whole() {
        rig.onlyReaching("team").apply(map("a", "1"));
        assertThat(rig.last(Outcome.Failed.class).error()).contains("ConfigMap/default/a");
        assertThat(color("a")).isEqualTo("gone");
    }

    @Test
    void a_job_runs_once_and_again_when_it_changes() {
        JsonObject first = job(NS, "migrate", "v1");
        rig.apply(first, map("a", "1"));
        rig.apply(first, map("a", "2"));
        assertThat(cluster.changesOf(id(first))).isOne();
        rig.apply(job(NS, "migrate", "v2"), map("a", "2"));
        assertThat(rig.last(Outcome.Applied.class).results())
                .anyMatch(r -> r.object().equals(id(first)));
        assertThat(cluster.changesOf(id(first))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void a_new_object_whose_answer_was_lost_is_known_as_ours(String image) {
        // Given
        rig.apply(map("a", "1"), job(NS, "migrate", "v1"));
        cluster.losingAnswers(1);

        // When
        rig.apply(map("a", "1"), map("b", "1"), job(NS, "migrate", image));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results())
                .allMatch(r -> r.done() instanceof Done.Written);
        assertThat(cluster.changesOf(id(map("b", "")))).isOne();
        assertThat(cluster.changesOf(id(job(NS, "migrate", ""))))
                .isEqualTo(image.equals("v1") ? 1 : 3);
    }

    private static JsonObject passing(String name, String image) {
        return yaml(
                """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %s, namespace: default, annotations: {sailplan.dev/wave: "1"}}
                spec: {ttlSecondsAfterFinished: 0, template: {spec: {image: "%s"}}}
                """
                        .formatted(name, image));
    }

    @Test
    void a_job_that_no_step_reached_runs_with_the_next_release() {
        // Given
        cluster.losingAnswers(0).refusing("bad");
        rig.apply(map("bad", "1"), passing("migrate", "v1"));
        rig.last(Outcome.Failed.class);

        // When
        rig.apply(map("good", "1"), passing("migrate", "v1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.changesOf(id(passing("migrate", "")))).isOne();
    }

    @Test
    void a_finished_job_is_not_in_doubt_after_a_release_that_failed() {
        // Given
        JsonObject done = passing("migrate", "v1");
        rig.apply(done);
        cluster.remove(id(done));
        cluster.refusing("bad");
        Plan plan = rig.plan(done, map("bad", "1"));
        rig.records(plan).forEach(rig::handle);
        rig.handle(rig.record(rig.release(plan, Release.Scope.ALL)));
        rig.last(Outcome.Failed.class);

        // When
        rig.apply(done, map("good", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.live(id(done))).isEmpty();
    }

    @Test
    void no_secret_value_is_in_what_is_sent_or_kept() {
        JsonObject secret =
                dev.sailplan.applier.testing.Manifests.yaml(
                        "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: default},"
                                + " data: {p: Y2FuYXJ5}}");
        rig.apply(secret);
        rig.last(Outcome.Applied.class);
        assertThat(cluster.live(id(secret)).get().canonical()).contains("Y2FuYXJ5");
        assertThat(rig.lane().sent()).noneMatch(o -> o.value().get().text().contains("Y2FuYXJ5"));
        assertThat(rig.lane().state().under("").values())
                .noneMatch(v -> v.text().contains("Y2FuYXJ5"));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void a_kill_at_any_call_ends_in_one_write_of_each_object_and_one_outcome(
            boolean after, boolean together) {
        boolean killed = true;
        int call = 1;
        for (; killed; call++) {
            killed = killedAt(after ? Crasher.after(call) : Crasher.before(call), together, call);
        }
        assertThat(call).isGreaterThan(15);
    }

    private static boolean killedAt(Crasher crasher, boolean together, int call) {
        // Given
        String which = "call " + call;
        FakeCluster cluster = new FakeCluster();
        Rig rig = new Rig("shop", cluster);
        rig.apply(map("a", "1"), map("b", "1"), map("gone", "1"), map("same", "1"));
        Plan plan =
                rig.plan(
                        namespace("new"),
                        map("a", "2"),
                        map("b", "2"),
                        map("same", "1"),
                        configMap("new", "c", "color", "1"),
                        job(NS, "j", "v1"));
        Inbound planned = rig.records(plan).getFirst();
        Inbound release = rig.record(rig.release(plan));
        Runnable delivery =
                together ? () -> rig.handleTogether(planned, release) : () -> rig.handle(release);
        if (!together) {
            rig.handle(planned);
        }

        // When
        cluster.crashing(crasher);
        rig.lane().dying(crasher::around);
        delivery.run();
        cluster.crashing(Crasher.never());
        rig.restarted();
        if (rig.outcomes().stream()
                .noneMatch(o ->
                        o instanceof Outcome.Applied a && a.attempt().generation().number() == 2)) {
            delivery.run();
        }

        // Then
        assertThat(rig.outcomes())
                .as(which)
                .filteredOn(o ->
                        o instanceof Outcome.Settled s && s.attempt().generation().number() == 2)
                .hasSize(1)
                .allMatch(Outcome.Applied.class::isInstance);
        assertThat(rig.outcomes())
                .as(which)
                .filteredOn(o ->
                        o instanceof Outcome.Started s && s.attempt().generation().number() == 2)
                .hasSize(1);
        for (String name : List.of("a", "b", "gone")) {
            assertThat(cluster.changesOf(id(map(name, "")))).as(which + " " + name).isEqualTo(2);
        }
        assertThat(cluster.changesOf(id(map("same", "")))).as(which).isOne();
        assertThat(cluster.changesOf(id(configMap("new", "c", "color", "")))).as(which).isOne();
        assertThat(cluster.changesOf(id(job(NS, "j", "")))).as(which).isOne();
        assertThat(rig.statuses().getLast().settled().get().end()).isEqualTo(Status.End.APPLIED);
        return rig.isKilled();
    }
}
