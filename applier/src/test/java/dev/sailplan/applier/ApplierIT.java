package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.fabric.FabricCluster;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.local.testing.LocalKube;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ApplierIT {
    private static final Cluster CLUSTER = TestApiServer.cluster();

    private static String namespace(String name) {
        JsonObject manifest =
                yaml("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(name));
        CLUSTER.apply(Manifests.NAMESPACE, id(manifest), manifest, Cluster.Write.REAL);
        return name;
    }

    private static String data(String namespace, String name) {
        return CLUSTER.get(CONFIG_MAP, id(configMap(namespace, name, "a", "")))
                .map(o -> o.object("data").text("color").orElse("none"))
                .orElse("gone");
    }

    @Test
    void creates_updates_and_prunes() {
        // Given
        String ns = namespace("walk");
        Rig rig = new Rig("walk", CLUSTER);

        // When
        rig.apply(configMap(ns, "web", "color", "blue"), configMap(ns, "db", "color", "red"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).health()).isEqualTo(new Health.Healthy());
        assertThat(data(ns, "web")).isEqualTo("blue");
        assertThat(rig.lastStatus().settled().get().end()).isEqualTo(Status.End.APPLIED);
        assertThat(rig.lastStatus().held()).isPresent();

        // When
        rig.apply(configMap(ns, "web", "color", "green"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results()).hasSize(2);
        assertThat(data(ns, "web")).isEqualTo("green");
        assertThat(data(ns, "db")).isEqualTo("gone");
        assertThat(rig.outcomes()).filteredOn(Outcome.Started.class::isInstance).hasSize(2);
    }

    @Test
    void a_kill_in_the_middle_of_two_hundred_objects_ends_with_one_event_each() {
        // Given
        String ns = namespace("kill");
        Rig rig = new Rig("kill", CLUSTER);
        JsonObject[] all = many(ns, 200, "blue");
        Plan plan = rig.plan(all);
        rig.records(plan).forEach(rig::handle);
        Inbound release = rig.record(rig.release(plan));
        List<String> events = TestApiServer.watch("/api/v1/namespaces/kill/configmaps");

        // When
        rig.killedWhen(() -> events.size() > 80).handle(release);
        Rig restarted = rig.on(CLUSTER).restarted();
        restarted.handle(release);

        // Then
        assertThat(restarted.last(Outcome.Applied.class).results()).hasSize(200);
        assertThat(restarted.outcomes()).filteredOn(Outcome.Started.class::isInstance).hasSize(1);
        Awaitility.await()
                .untilAsserted(() -> assertThat(ours(events)).hasSizeGreaterThanOrEqualTo(200));
        assertThat(ours(events)).hasSize(200).doesNotHaveDuplicates();
    }

    private static List<String> ours(List<String> events) {
        return events.stream()
                .map(line -> line.replaceAll("(?s)^.*?\"name\":\"([^\"]*)\".*$", "$1"))
                .filter(name -> name.startsWith("m"))
                .toList();
    }

    private static JsonObject[] many(String ns, int count, String color) {
        return IntStream.range(0, count)
                .mapToObj(i -> configMap(ns, "m" + i, "color", color))
                .toArray(JsonObject[]::new);
    }

    @Test
    void a_kind_with_its_first_object_and_a_new_namespace_in_one_plan() {
        // Given
        Rig rig = new Rig("kinds", CLUSTER);
        String group = "kinds.example.com";

        // When
        rig.apply(
                Manifests.namespace("kinds"),
                Manifests.crd(group),
                Manifests.widget(group, "kinds", "w", "3"),
                configMap("kinds", "c", "color", "blue"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results())
                .hasSize(4)
                .allMatch(result -> result.done() instanceof ObjectResult.Done.Written);
        ApiKind widget = new ApiKind(group, "v1", "Widget", "widgets", true);
        assertThat(CLUSTER.get(widget, id(Manifests.widget(group, "kinds", "w", "3")))).isPresent();
    }

    @Test
    void a_status_writer_at_ten_hertz_does_not_keep_it_from_writing() throws InterruptedException {
        // Given
        String ns = namespace("busy");
        Rig rig = new Rig("busy", CLUSTER);
        rig.apply(Manifests.deployment(ns, "web", "web:0"));
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = Thread.ofVirtual().start(() -> touch(ns, stop));

        // When
        for (int i = 1; i <= 10; i++) {
            rig.apply(Manifests.deployment(ns, "web", "web:" + i));
            assertThat(rig.last(Outcome.Applied.class).results()).hasSize(1);
        }
        stop.set(true);
        writer.join();

        // Then
        assertThat(
                        CLUSTER.get(Manifests.DEPLOYMENT, id(Manifests.deployment(ns, "web", "")))
                                .get()
                                .canonical())
                .contains("\"image\":\"web:10\"");
    }

    private static void touch(String ns, AtomicBoolean stop) {
        JsonObject annotated =
                yaml(
                        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: %s, annotations: {}}}"
                                .formatted(ns));
        FabricCluster other = TestApiServer.cluster("other");
        for (int i = 0; !stop.get(); i++) {
            JsonObject metadata =
                    annotated
                            .object("metadata")
                            .with("annotations", yaml("{tick: 't%d'}".formatted(i)));
            other.apply(
                    Manifests.DEPLOYMENT,
                    id(annotated),
                    annotated.with("metadata", metadata),
                    Cluster.Write.REAL_FORCED);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Test
    void a_failed_release_and_then_the_fix_of_one_file_apply_both_changes() {
        // Given
        String ns = namespace("fix");
        Rig rig = new Rig("fix", CLUSTER);
        rig.apply(configMap(ns, "a", "color", "1"), Manifests.deployment(ns, "web", "web:1"));
        JsonObject web = Manifests.deployment(ns, "web", "web:2");
        JsonObject broken = web.with("spec", web.object("spec").with("replicaz", Json.number(2)));

        // When
        rig.apply(configMap(ns, "a", "color", "2"), broken);

        // Then
        Outcome.Failed failed = rig.last(Outcome.Failed.class);
        assertThat(failed.error()).contains("Deployment/web").contains("replicaz");
        assertThat(data(ns, "a")).isEqualTo("1");

        // When
        rig.apply(configMap(ns, "a", "color", "2"), web);

        // Then
        assertThat(rig.last(Outcome.Applied.class).health()).isEqualTo(new Health.Stored());
        assertThat(data(ns, "a")).isEqualTo("2");
    }

    @Test
    void no_value_of_a_secret_is_in_any_outcome_even_where_the_server_quotes_it() {
        String ns = namespace("secret");
        Rig rig = new Rig("secret", CLUSTER);
        rig.apply(secret(ns, "Y2FuYXJ5"));
        rig.last(Outcome.Applied.class);
        rig.apply(secret(ns, "can!ary"));
        assertThat(rig.last(Outcome.Failed.class).error()).contains("Secret/s");
        assertThat(rig.lane().sent())
                .noneMatch(o -> o.value().get().text().contains("Y2FuYXJ5"))
                .noneMatch(o -> o.value().get().text().contains("can!ary"));
    }

    private static JsonObject secret(String ns, String value) {
        return yaml(
                "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: %s}, data: {p: '%s'}}"
                        .formatted(ns, value));
    }

    /// Not by way of YAML, whose reader folds lines too.
    private static JsonObject saying(String ns, String words) {
        return configMap(ns, "a", "color", "")
                .with("data", JsonObject.EMPTY.with("color", Json.text(words)));
    }

    @Test
    void strings_arrive_as_they_are_whatever_yaml_takes_them_for() {
        // Given
        String ns = namespace("strings");
        String words = "x \u2028 y \u2029 z \uFEFF b \uD83D\uDE00 c \u0085 d \u0085\u0085  \u0085e";

        // When
        Rig rig = new Rig("strings", CLUSTER);
        rig.apply(saying(ns, words));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(data(ns, "a")).isEqualTo(words);

        // When
        rig.apply(saying(ns, words + words));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(data(ns, "a")).isEqualTo(words + words);
    }

    @Test
    void an_object_with_a_foreign_label_and_one_made_anew_are_left_alone() {
        // Given
        String ns = namespace("foreign");
        Rig rig = new Rig("foreign", CLUSTER);
        rig.apply(
                configMap(ns, "a", "color", "1"),
                configMap(ns, "b", "color", "1"),
                configMap(ns, "c", "color", "1"));
        LocalKube.shared()
                .kubectl(
                        "-n",
                        ns,
                        "label",
                        "--overwrite",
                        "configmap/a",
                        "sailplan.dev/application=other")
                .orThrow();
        LocalKube.shared().kubectl("-n", ns, "delete", "configmap/b").orThrow();
        LocalKube.shared()
                .kubectl("-n", ns, "create", "configmap", "b", "--from-literal=color=theirs")
                .orThrow();

        // When
        rig.apply(configMap(ns, "c", "color", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(data(ns, "a")).isEqualTo("1");
        assertThat(data(ns, "b")).isEqualTo("theirs");
    }

    @Test
    void with_the_log_lost_only_what_changed_is_written_and_nothing_pruned() {
        // Given
        String ns = namespace("lost");
        Rig rig = new Rig("lost", CLUSTER);
        rig.apply(many(ns, 5, "blue"));
        JsonObject[] next = many(ns, 5, "blue");
        next[3] = configMap(ns, "m3", "color", "green");
        List<String> events = TestApiServer.watch("/api/v1/namespaces/lost/configmaps");

        // When
        rig.amnesic().apply(next);

        // Then
        assertThat(rig.last(Outcome.Applied.class).results()).hasSize(1);
        assertThat(data(ns, "m3")).isEqualTo("green");
        Awaitility.await().untilAsserted(() -> assertThat(ours(events)).isEqualTo(List.of("m3")));
    }

    @Test
    void takes_back_what_somebody_changed_and_says_from_whom() {
        // Given
        String ns = namespace("taken");
        Rig rig = new Rig("taken", CLUSTER);
        rig.apply(configMap(ns, "a", "color", "1"));
        TestApiServer.applyAs("somebody", configMap(ns, "a", "color", "9"));

        // When
        rig.apply(configMap(ns, "a", "color", "2"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results().getFirst().effect().toString())
                .contains("Retaken")
                .contains("somebody");
        assertThat(data(ns, "a")).isEqualTo("2");
    }

    private static JsonObject web(String ns, int replicas, String image) {
        return Manifests.withReplicas(Manifests.deployment(ns, "web", image), replicas);
    }

    private static void scale(String ns, int replicas) {
        LocalKube.shared()
                .kubectl("-n", ns, "scale", "deployment/web", "--replicas=" + replicas)
                .orThrow();
    }

    /// Replicas and image of the Deployment.
    private static String size(String ns) {
        JsonObject spec =
                CLUSTER.get(Manifests.DEPLOYMENT, id(web(ns, 1, ""))).get().object("spec");
        String image = spec.canonical().replaceAll("(?s)^.*\"image\":\"(web:[0-9]+)\".*$", "$1");
        return spec.get("replicas").get().canonical() + " of " + image;
    }

    @Test
    void a_size_that_was_given_by_scaling_is_kept_under_an_autoscaler() {
        // Given
        String ns = namespace("scaled");
        Rig rig = new Rig("scaled", CLUSTER);
        TestApiServer.applyAs("ops", Manifests.autoscaler(ns, "scaler", "web"));
        rig.apply(web(ns, 2, "web:1"));
        assertThat(size(ns)).isEqualTo("2 of web:1");
        scale(ns, 5);

        // When
        rig.apply(web(ns, 2, "web:2"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results().toString())
                .contains("image")
                .doesNotContain("replicas");
        assertThat(size(ns)).isEqualTo("5 of web:2");

        // When
        rig.apply(web(ns, 4, "web:3"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(size(ns)).isEqualTo("5 of web:3");

        // When: ours and the autoscaler's at once
        scale(ns, 4);
        LocalKube.shared().kubectl("-n", ns, "delete", "hpa/scaler").orThrow();
        rig.apply(web(ns, 4, "web:4"));
        TestApiServer.applyAs("ops", Manifests.autoscaler(ns, "scaler", "web"));
        rig.apply(web(ns, 3, "web:5"));

        // Then
        assertThat(size(ns)).isEqualTo("4 of web:5");
    }

    @Test
    void a_first_install_with_its_autoscaler_hands_its_size_over() {
        // Given
        String ns = namespace("scaler");
        Rig rig = new Rig("scaler", CLUSTER);
        JsonObject scaler = Manifests.autoscaler(ns, "scaler", "web");

        // When
        rig.apply(web(ns, 2, "web:1"), scaler);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(size(ns)).isEqualTo("2 of web:1");

        // When: Git says no size any more, while the field is ours alone
        rig.apply(Manifests.deployment(ns, "web", "web:2"), scaler);
        rig.apply(Manifests.deployment(ns, "web", "web:3"), scaler);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(size(ns)).isEqualTo("2 of web:3");

        // When
        scale(ns, 6);
        rig.apply(Manifests.deployment(ns, "web", "web:4"), scaler);

        // Then
        assertThat(size(ns)).isEqualTo("6 of web:4");

        // When: the autoscaler goes
        rig.apply(web(ns, 3, "web:5"));

        // Then
        assertThat(size(ns)).isEqualTo("3 of web:5");
    }

    @Test
    void a_dead_webhook_that_guards_the_inventory_does_not_keep_out_the_plan_that_repairs_it() {
        // Given: it guards this application's inventory alone, for the sake of other tests
        String ns = namespace("guarded");
        Rig rig = new Rig("guarded", CLUSTER);
        rig.apply(configMap(ns, "web", "color", "blue"));
        rig.apply(guard(rig, "Fail"), configMap(ns, "web", "color", "blue"));
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(
                                        CLUSTER.apply(
                                                CONFIG_MAP,
                                                id(labelled(rig, ns)),
                                                labelled(rig, ns),
                                                Cluster.Write.DRY_RUN))
                                .isInstanceOf(WriteAnswer.WebhookUnavailable.class));

        // When
        rig.apply(guard(rig, "Ignore"), configMap(ns, "web", "color", "green"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(data(ns, "web")).isEqualTo("green");
        assertThat(rig.outcomes()).filteredOn(Outcome.Started.class::isInstance).hasSize(3);
    }

    private static JsonObject guard(Rig rig, String failurePolicy) {
        JsonObject hook = Manifests.webhook("guard", failurePolicy);
        JsonObject only = (JsonObject) hook.array("webhooks").getFirst();
        JsonObject selector = JsonObject.EMPTY.with("matchLabels", label(rig));
        return hook.with("webhooks", Json.array(List.of(only.with("objectSelector", selector))));
    }

    private static JsonObject labelled(Rig rig, String ns) {
        JsonObject map = configMap(ns, "probe", "a", "b");
        return map.with("metadata", map.object("metadata").with("labels", label(rig)));
    }

    private static JsonObject label(Rig rig) {
        String id = ApplicationId.of(rig.application(), CLUSTER.uid()).value();
        return JsonObject.EMPTY.with(StoredInventory.LABEL, Json.text(id));
    }
}
