package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.SECRET;
import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.effect.Finding.Fence;
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
    private void register(JsonObject webhook, JsonObject guarded, Predicate<Answer> works) {
        registered = Optional.of(webhook);
        assertThat(CLUSTER.apply(Manifests.WEBHOOKS, id(webhook), webhook, Write.REAL))
                .isInstanceOf(Answer.Stored.class);
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
                    it -> it instanceof Answer.Forbidden);
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
