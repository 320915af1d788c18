package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.AUTOSCALER;
import static dev.sailplan.applier.testing.Manifests.autoscaler;
import static dev.sailplan.applier.testing.Manifests.crd;
import static dev.sailplan.applier.testing.Manifests.deployment;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.widget;
import static dev.sailplan.applier.testing.Manifests.withReplicas;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.PlanOptions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class AutoscaledTest {
    private static final String NS = "default";
    private static final ObjectId WEB = id(deployment(NS, "web", ""));
    private BooleanSupplier busy = () -> false;
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster);

    private static JsonObject web(int replicas, String image) {
        return withReplicas(deployment(NS, "web", image), replicas);
    }

    /// As an autoscaler or `kubectl scale` does.
    private void scale(String name, int replicas) {
        JsonObject scaled =
                yaml(
                        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: %s, namespace: %s}}"
                                .formatted(name, NS));
        cluster.put(
                scaled.with("spec", JsonObject.EMPTY.with("replicas", Json.number(replicas))),
                "kube-controller-manager/scale");
    }

    private void autoscaled(String name) {
        cluster.put(autoscaler(NS, name + "-scaler", name), "ops");
    }

    private JsonObject spec(String name) {
        return cluster.live(id(deployment(NS, name, ""))).orElseThrow().object("spec");
    }

    private Optional<Json> replicas(String name) {
        return spec(name).get("replicas");
    }

    private static Optional<Json> of(int number) {
        return Optional.of(Json.number(number));
    }

    private void applied(JsonObject... manifests) {
        rig.apply(manifests);
        rig.last(Outcome.Applied.class);
    }

    private String effects() {
        return rig.last(Outcome.Applied.class).results().toString();
    }

    @Test
    void the_size_that_an_autoscaler_gave_is_kept_and_no_effect_names_it() {
        // Given
        autoscaled("web");
        applied(web(2, "web:1"));
        scale("web", 5);

        // When
        applied(web(3, "web:2"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(5));
        assertThat(spec("web").canonical()).contains("web:2");
        assertThat(effects()).doesNotContain("replicas").contains("image");
    }

    @Test
    void what_is_ours_alone_is_sent_as_it_is_and_left_when_an_autoscaler_writes_it() {
        // Given
        applied(web(2, "web:1"));

        // When
        applied(web(4, "web:2"), autoscaler(NS, "scaler", "web"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(2));

        // When: the hand-over in Git, while the field is still ours alone
        applied(deployment(NS, "web", "web:3"), autoscaler(NS, "scaler", "web"));
        applied(deployment(NS, "web", "web:4"), autoscaler(NS, "scaler", "web"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(2));

        // When
        scale("web", 7);
        applied(deployment(NS, "web", "web:5"), autoscaler(NS, "scaler", "web"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(7));
    }

    @Test
    void a_first_install_with_its_autoscaler_has_the_size_of_git_and_lists_nothing() {
        // When
        applied(web(2, "web:1"), autoscaler(NS, "scaler", "web"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(2));
        assertThat(cluster.listsOf(AUTOSCALER)).isZero();
    }

    @Test
    void the_size_is_gits_again_when_the_release_takes_the_autoscaler_away() {
        // Given
        applied(web(2, "web:1"), autoscaler(NS, "scaler", "web"));
        scale("web", 5);

        // When
        applied(web(3, "web:2"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(3));
    }

    @Test
    void an_autoscaler_that_this_release_points_elsewhere_counts_no_more() {
        // Given
        applied(web(2, "web:1"), autoscaler(NS, "scaler", "web"));
        scale("web", 5);

        // When
        applied(web(3, "web:2"), autoscaler(NS, "scaler", "other"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(3));
    }

    @Test
    void one_that_scales_between_dry_run_and_write_is_not_undone() {
        // Given
        autoscaled("web");
        applied(web(2, "web:1"));
        AtomicBoolean once = new AtomicBoolean();
        cluster.meddling(() -> {
            if (!once.getAndSet(true)) {
                scale("web", 6);
            }
        });

        // When
        applied(web(2, "web:2"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(6));
        assertThat(spec("web").canonical()).contains("web:2");
    }

    @Test
    void without_an_autoscaler_git_decides_and_a_change_of_other_fields_asks_for_no_list() {
        // Given
        applied(web(2, "web:1"));

        // When
        applied(web(2, "web:2"));

        // Then
        assertThat(cluster.listsOf(AUTOSCALER)).isZero();

        // When
        scale("web", 5);
        applied(web(3, "web:2"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(3));
        assertThat(effects()).contains("replicas");
    }

    @Test
    void many_of_a_namespace_cost_one_list() {
        // Given
        autoscaled("a");
        autoscaled("b");
        JsonObject a = withReplicas(deployment(NS, "a", "a:1"), 2);
        JsonObject b = withReplicas(deployment(NS, "b", "b:1"), 2);
        applied(a, b);
        scale("a", 5);
        scale("b", 6);
        int before = cluster.listsOf(AUTOSCALER);

        // When
        applied(
                withReplicas(deployment(NS, "a", "a:2"), 2),
                withReplicas(deployment(NS, "b", "b:2"), 2));

        // Then
        assertThat(cluster.listsOf(AUTOSCALER) - before).isOne();
        assertThat(replicas("a")).isEqualTo(of(5));
        assertThat(replicas("b")).isEqualTo(of(6));
    }

    @Test
    void one_who_may_not_list_autoscalers_keeps_the_size_that_was_given_as_they_do() {
        // Given
        autoscaled("web");
        applied(web(2, "web:1"));
        scale("web", 5);
        cluster.refusingLists();

        // When
        applied(web(3, "web:2"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(5));
    }

    @Test
    void one_who_may_not_list_autoscalers_follows_git_where_nobody_scaled() {
        // Given
        autoscaled("web");
        applied(web(2, "web:1"));
        cluster.put(web(5, "web:1"), "kubectl");
        cluster.refusingLists();

        // When
        applied(web(3, "web:2"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(3));
    }

    @Test
    void a_list_that_is_not_found_says_nothing_while_the_kind_is_served() {
        // Given
        autoscaled("web");
        applied(web(2, "web:1"));
        scale("web", 5);
        cluster.refusingLists(404);

        // When
        rig.apply(web(3, "web:2"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(5));
        assertThat(rig.lane().timers).isNotEmpty();

        // When
        cluster.withdrawing(AUTOSCALER);
        rig.wake("release");

        // Then
        assertThat(replicas("web")).isEqualTo(of(3));
    }

    @Test
    void what_is_replaced_is_made_with_the_size_that_its_autoscaler_gave() {
        // Given
        applied(deployment(NS, "web", "web:1"), autoscaler(NS, "scaler", "web"));
        scale("web", 10);
        immutable();

        // When
        applied(replaceable("web:2"), autoscaler(NS, "scaler", "web"));

        // Then
        assertThat(spec("web").canonical()).contains("web:2");
        assertThat(replicas("web")).isEqualTo(of(10));
    }

    @Test
    void what_could_not_be_made_at_once_after_the_deletion_still_has_that_size() {
        // Given
        autoscaled("web");
        applied(web(2, "web:1"));
        scale("web", 10);
        immutable();
        AtomicBoolean once = new AtomicBoolean();
        busy = () -> cluster.live(WEB).isEmpty() && !once.getAndSet(true);

        // When
        applied(withReplicas(replaceable("web:2"), 2));

        // Then
        assertThat(once).isTrue();
        assertThat(spec("web").canonical()).contains("web:2");
        assertThat(replicas("web")).isEqualTo(of(10));
    }

    /// The Deployment can't be changed while it is there.
    private void immutable() {
        cluster.answering((object, how) -> {
            if (!object.equals(WEB)) {
                return Optional.empty();
            }
            if (!how.isDryRun() && busy.getAsBoolean()) {
                return Optional.of(new WriteAnswer.Retryable(429, "busy", Optional.empty()));
            }
            return cluster.live(WEB).map(_ -> new WriteAnswer.Immutable("it is immutable"));
        });
    }

    private static JsonObject replaceable(String image) {
        JsonObject made = deployment(NS, "web", image);
        JsonObject allowed = JsonObject.EMPTY.with("sailplan.dev/replace", Json.text("allowed"));
        return made.with("metadata", made.object("metadata").with("annotations", allowed));
    }

    @Test
    void an_autoscaler_that_leaves_is_gone_before_its_target_is_written() {
        // Given
        applied(web(2, "web:1"), autoscaler(NS, "scaler", "web"));
        scale("web", 5);
        AtomicBoolean late = new AtomicBoolean();
        cluster.meddling(() ->
                late.compareAndSet(
                        false, cluster.live(id(autoscaler(NS, "scaler", "web"))).isPresent()));

        // When
        applied(web(3, "web:2"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(3));
        assertThat(late).isFalse();
    }

    @Test
    void the_size_is_gits_again_though_nothing_but_the_autoscaler_goes() {
        // Given
        applied(web(2, "web:1"), autoscaler(NS, "scaler", "web"));
        scale("web", 5);

        // When
        applied(web(2, "web:1"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(2));
    }

    @Test
    void a_size_that_nobody_gives_any_more_stays_what_it_is() {
        // Given
        applied(web(4, "web:1"), autoscaler(NS, "scaler", "web"));

        // When
        applied(deployment(NS, "web", "web:2"));
        applied(deployment(NS, "web", "web:3"));

        // Then
        assertThat(spec("web").canonical()).contains("web:3");
        assertThat(replicas("web")).isEqualTo(of(4));
    }

    /// Widgets have replicas, too.
    private static JsonObject scalable() {
        return yaml(
                crd("example.com")
                        .canonical()
                        .replace("{\"size\":", "{\"replicas\":{\"type\":\"integer\"},\"size\":"));
    }

    @Test
    void a_custom_resource_under_an_autoscaler_keeps_its_size_too() {
        // Given
        JsonObject target = yaml("{apiVersion: example.com/v1, kind: Widget, name: roll}");
        JsonObject scaler = autoscaler(NS, "scaler", "roll");
        cluster.put(
                scaler.with("spec", scaler.object("spec").with("scaleTargetRef", target)), "ops");
        applied(scalable());
        applied(scalable(), roll(2, 1));
        cluster.put(
                roll(7, 1).with("spec", JsonObject.EMPTY.with("replicas", Json.number(7))),
                "kube-controller-manager/scale");

        // When
        applied(scalable(), roll(2, 3));

        // Then
        JsonObject spec = cluster.live(id(roll(0, 0))).orElseThrow().object("spec");
        assertThat(spec.get("replicas")).isEqualTo(of(7));
        assertThat(spec.get("size")).isEqualTo(of(3));
    }

    private static JsonObject roll(int replicas, int size) {
        return withReplicas(widget("example.com", NS, "roll", "" + size), replicas);
    }

    @Test
    void a_release_waits_while_nobody_knows_whether_there_is_an_autoscaler() {
        // Given
        autoscaled("web");
        applied(web(2, "web:1"));
        scale("web", 5);
        cluster.listing(false);

        // When
        rig.apply(web(3, "web:2"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(5));
        assertThat(rig.lane().timers).isNotEmpty();

        // When
        cluster.listing(true);
        rig.wake("release");

        // Then
        assertThat(effects()).contains("web:2");
        assertThat(replicas("web")).isEqualTo(of(5));
    }

    @Test
    void one_that_is_adopted_keeps_the_size_it_has() {
        // Given
        autoscaled("web");
        cluster.put(web(5, "web:1"), "kubectl");

        // When
        rig.adopting(PlanOptions.Adopt.IDENTICAL);
        applied(web(2, "web:1"));

        // Then
        assertThat(replicas("web")).isEqualTo(of(5));
    }

    @Test
    void what_is_recorded_as_applied_is_gits_so_that_nothing_is_sent_again() {
        // Given
        autoscaled("web");
        applied(web(2, "web:1"));
        scale("web", 5);
        applied(web(2, "web:2"));
        int before = cluster.changesOf(id(web(2, "")));

        // When
        applied(web(2, "web:2"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results()).isEmpty();
        assertThat(cluster.changesOf(id(web(2, "")))).isEqualTo(before);
    }
}
