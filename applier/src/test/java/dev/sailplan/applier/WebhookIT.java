package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.SECRET;
import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.applier.testing.TestWebhook;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.status.ApiKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Admission webhooks of the real API server that make trouble.
class WebhookIT {
    private static final Cluster CLUSTER = TestApiServer.cluster();
    private static final String NS = "webhooks";
    private static final ApiKind BOAT_1 =
            new ApiKind("boats.example.com", "v1", "Boat", "boats", true);
    private static final ApiKind BOAT_2 =
            new ApiKind("boats.example.com", "v2", "Boat", "boats", true);
    @TempDir private Path folder;
    private Optional<JsonObject> registered = Optional.empty();

    @BeforeEach
    void a_namespace() {
        JsonObject namespace = Manifests.namespace(NS);
        CLUSTER.apply(Manifests.NAMESPACE, id(namespace), namespace, Write.REAL);
    }

    @AfterEach
    void without_a_webhook() {
        registered.ifPresent(it ->
                CLUSTER.delete(
                        Manifests.WEBHOOKS,
                        id(it),
                        new Fence(Optional.empty(), Optional.empty(), false),
                        Write.REAL));
    }

    /// The API server takes a moment to hear of it.
    private void register(JsonObject webhook, JsonObject guarded, Predicate<WriteAnswer> works) {
        registered = Optional.of(webhook);
        assertThat(CLUSTER.apply(Manifests.WEBHOOKS, id(webhook), webhook, Write.REAL))
                .isInstanceOf(WriteAnswer.Stored.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() ->
                        works.test(
                                CLUSTER.apply(kind(guarded), id(guarded), guarded, Write.DRY_RUN)));
    }

    private static ApiKind kind(JsonObject object) {
        return object.text("kind").equals(Optional.of("Secret")) ? SECRET : CONFIG_MAP;
    }

    private static JsonObject labelled(JsonObject manifest, String webhook) {
        JsonObject labels = JsonObject.EMPTY.with("webhook", Json.text(webhook));
        return manifest.with("metadata", manifest.object("metadata").with("labels", labels));
    }

    private static boolean isThere(String name) {
        return CLUSTER.get(CONFIG_MAP, id(configMap(NS, name, "a", ""))).isPresent();
    }

    @Test
    void one_that_lets_every_write_wait_is_named_and_others_go_on_meanwhile() throws Exception {
        // Given: it never answers, and the API server gives it longer than our reads have
        try (TestWebhook webhook = TestWebhook.sleeping(folder)) {
            JsonObject guarded = labelled(configMap(NS, "slow", "a", "1"), "sleeping");
            registered = Optional.of(webhook.registration("sleeping", 21, "None"));
            CLUSTER.apply(Manifests.WEBHOOKS, id(registered.get()), registered.get(), Write.REAL);
            Thread.sleep(2000);
            Rig slow = new Rig("sleeping", CLUSTER);
            Rig other = new Rig("awake", CLUSTER);

            // When
            Thread waiting = Thread.ofVirtual().start(() -> slow.apply(guarded));
            other.apply(configMap(NS, "quick", "a", "1"));

            // Then
            other.last(Outcome.Applied.class);
            assertThat(waiting.isAlive()).as("the other release still waits").isTrue();

            // When
            waiting.join(Duration.ofSeconds(90));

            // Then
            assertThat(slow.last(Outcome.Failed.class).error()).contains("sleeping.example.com");
            assertThat(isThere("slow")).isFalse();
        }
    }

    @Test
    void one_that_is_dead_blocks_what_it_guards_until_a_plan_repairs_it() {
        // Given: nobody listens at its address any more
        JsonObject guarded = labelled(configMap(NS, "guarded", "a", "1"), "dead");
        JsonObject beside = configMap(NS, "beside", "a", "1");
        TestWebhook webhook = TestWebhook.sleeping(folder);
        JsonObject dead = webhook.registration("dead", 5, "None");
        webhook.close();
        Rig rig = new Rig("dead", CLUSTER).hasty(new HastyTime());
        rig.apply(dead);
        register(dead, guarded, it -> it instanceof WriteAnswer.WebhookUnavailable);

        // When
        rig.apply(dead, beside, guarded);

        // Then
        Outcome.Failed failed = rig.last(Outcome.Failed.class);
        assertThat(failed.error()).contains("ConfigMap/guarded").contains("dead.example.com");
        assertThat(isThere("guarded")).isFalse();
        assertThat(isThere("beside")).isTrue();

        // When: a plan brings its repair and what it guards
        JsonObject hook = (JsonObject) dead.array("webhooks").getFirst();
        JsonObject repaired =
                dead.with(
                        "webhooks",
                        Json.array(List.of(hook.with("failurePolicy", Json.text("Ignore")))));
        rig.apply(repaired, beside, guarded);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere("guarded")).isTrue();
    }

    @Test
    void one_that_converts_and_is_dead_ends_the_release_in_words() {
        // Given: objects are stored in the one version, and asked for in the other
        JsonObject definition = converting();
        CLUSTER.apply(Manifests.CRD, id(definition), definition, Write.REAL);
        JsonObject old = boat("v1", "old");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        CLUSTER.apply(BOAT_1, id(old), old, Write.REAL)
                                instanceof WriteAnswer.Stored);
        Rig rig = new Rig("boats", CLUSTER).hasty(new HastyTime());

        // When
        rig.apply(boat("v2", "new"), configMap(NS, "harbour", "a", "1"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("Boat/new")
                .contains("boats.example.com/v");
        assertThat(CLUSTER.get(BOAT_1, id(boat("v1", "new")))).isEmpty();
        assertThatThrownBy(() -> CLUSTER.list(BOAT_2, Optional.of(NS), ""))
                .as("what can't be converted is not nothing")
                .isInstanceOf(ClusterUnavailable.class);
    }

    private static JsonObject boat(String version, String name) {
        return yaml(
                "{apiVersion: boats.example.com/%s, kind: Boat, metadata: {name: %s, namespace: %s}, spec: {size: 1}}"
                        .formatted(version, name, NS));
    }

    private static JsonObject converting() {
        return yaml(
                """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: boats.boats.example.com}
                spec:
                  group: boats.example.com
                  scope: Namespaced
                  names: {kind: Boat, plural: boats, singular: boat, listKind: BoatList}
                  conversion:
                    strategy: Webhook
                    webhook:
                      conversionReviewVersions: [v1]
                      clientConfig: {service: {namespace: webhooks, name: nobody, path: /convert}}
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}
                    - name: v2
                      served: true
                      storage: false
                      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}
                """);
    }

    @Test
    void one_that_repeats_a_secret_in_its_refusal_is_not_quoted() {
        // Given
        String value = "Y2FuYXJ5LXZhbHVl";
        JsonObject secret =
                labelled(
                        yaml(
                                "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: %s},"
                                                .formatted(NS)
                                        + " data: {p: "
                                        + value
                                        + "}}"),
                        "talking");
        try (TestWebhook webhook =
                TestWebhook.denying(
                        folder,
                        object ->
                                JsonObject.EMPTY
                                        .with("code", Json.number(403))
                                        .with("message", Json.text("no: " + object.canonical())))) {
            register(
                    webhook.registration("talking", 5, "None"),
                    secret,
                    it -> it instanceof WriteAnswer.Forbidden);
            Rig rig = new Rig("talking", CLUSTER);

            // When
            rig.apply(secret);

            // Then
            rig.last(Outcome.Failed.class);
            assertThat(rig.lane().sent())
                    .noneMatch(o -> o.value().get().text().contains(value))
                    .noneMatch(o -> o.value().get().text().contains("canary-value"));
        }
    }
}
