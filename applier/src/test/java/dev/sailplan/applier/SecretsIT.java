package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.local.testing.LocalKube;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values of Secrets on a real API server: they arrive there, and are found nowhere else.
@NullMarked
class SecretsIT {
    private static final Cluster CLUSTER = TestApiServer.cluster();

    private static String namespace(String name) {
        JsonObject manifest = Manifests.namespace(name);
        CLUSTER.apply(Manifests.NAMESPACE, id(manifest), manifest, Cluster.Write.REAL);
        return name;
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static JsonObject secret(String ns, String type, JsonObject data) {
        return yaml("{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: %s}, type: %s}"
                        .formatted(ns, type))
                .with("data", data);
    }

    private static JsonObject live(JsonObject secret) {
        return CLUSTER.get(Manifests.SECRET, id(secret)).orElseThrow();
    }

    /// All forms in which a value could be told.
    private static List<String> forms(String value) {
        return List.of(value, encoded(value), Digest.of(value).value());
    }

    private static void expectNothingSent(Rig rig, String value) {
        assertThat(rig.lane().sent())
                .noneMatch(
                        out -> forms(value).stream().anyMatch(out.value().get().text()::contains));
    }

    private static JsonObject typed(String ns, String type, String canary) {
        JsonObject data =
                type.equals("kubernetes.io/tls")
                        ? JsonObject.EMPTY
                                .with("tls.crt", Json.text(encoded("crt-" + canary)))
                                .with("tls.key", Json.text(encoded(canary)))
                        : JsonObject.EMPTY.with(
                                ".dockerconfigjson",
                                Json.text(
                                        encoded(
                                                "{\"auths\":{\"r.example.com\":{\"auth\":\""
                                                        + canary
                                                        + "\"}}}")));
        return secret(ns, type, data);
    }

    @ParameterizedTest
    @CsvSource({"kubernetes.io/tls, secret-tls", "kubernetes.io/dockerconfigjson, secret-docker"})
    void secrets_with_a_type_are_made_changed_and_pruned_without_a_word_of_them(
            String type, String ns) {
        // Given
        namespace(ns);
        Rig rig = new Rig(ns, CLUSTER);
        JsonObject beside = configMap(ns, "beside", "color", "blue");

        // When
        rig.apply(typed(ns, type, "canary-one"), beside);
        rig.last(Outcome.Applied.class);
        rig.apply(typed(ns, type, "canary-two"), beside);
        rig.last(Outcome.Applied.class);
        JsonObject stored = live(typed(ns, type, ""));
        rig.apply(beside);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(stored.object("data")).isEqualTo(typed(ns, type, "canary-two").object("data"));
        assertThat(CLUSTER.get(Manifests.SECRET, id(typed(ns, type, "")))).isEmpty();
        Stream.of("canary-one", "canary-two", "crt-canary-one")
                .forEach(value -> expectNothingSent(rig, value));
    }

    @Test
    void what_only_the_live_secret_has_is_told_by_nobody() {
        // Given
        String ns = namespace("live-canary");
        Rig rig = new Rig("live-canary", CLUSTER);
        JsonObject beside = configMap(ns, "beside", "color", "blue");
        rig.apply(opaque(ns, "one"), beside);
        rig.last(Outcome.Applied.class);
        TestApiServer.applyAs(
                "somebody",
                secret(
                        ns,
                        "Opaque",
                        JsonObject.EMPTY
                                .with("k", Json.text(encoded("live-canary-value")))
                                .with("j", Json.text(encoded("their-canary-value")))));

        // When
        rig.apply(opaque(ns, "two"), beside);
        JsonObject stored = live(opaque(ns, ""));
        rig.apply(beside);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(stored.object("data").text("k")).contains(encoded("live-canary-value"));
        assertThat(stored.object("data").text("j")).contains(encoded("two"));
        expectNothingSent(rig, "live-canary-value");
        expectNothingSent(rig, "their-canary-value");
    }

    private static JsonObject opaque(String ns, String value) {
        return secret(ns, "Opaque", JsonObject.EMPTY.with("j", Json.text(encoded(value))));
    }

    @Test
    void an_immutable_secret_that_changes_is_refused_without_either_value() {
        // Given
        String ns = namespace("immutable-canary");
        Rig rig = new Rig("immutable-canary", CLUSTER);
        rig.apply(opaque(ns, "canary-before").with("immutable", Json.bool(true)));
        rig.last(Outcome.Applied.class);

        // When
        rig.apply(opaque(ns, "canary-after").with("immutable", Json.bool(true)));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("Secret/s");
        expectNothingSent(rig, "canary-before");
        expectNothingSent(rig, "canary-after");
    }

    @Test
    void what_we_keep_on_the_cluster_holds_no_value() {
        // Given
        String ns = namespace("kept-canary");
        Rig rig = new Rig("kept-canary", CLUSTER);
        JsonObject beside = configMap(ns, "beside", "color", "blue");

        // When
        rig.apply(opaque(ns, "kept-canary-value"), beside);
        rig.last(Outcome.Applied.class);
        String applied = kept();
        rig.apply(
                secret(ns, "Opaque", JsonObject.EMPTY.with("j", Json.text("no base64 canary!"))),
                beside);
        rig.last(Outcome.Failed.class);
        String failed = kept();
        rig.apply(beside);
        rig.last(Outcome.Applied.class);
        String pruned = kept();

        // Then
        assertThat(applied).contains("Secret");
        assertThat(applied + failed + pruned)
                .doesNotContain(forms("kept-canary-value"))
                .doesNotContain(forms("no base64 canary!"));
    }

    private static String kept() {
        return LocalKube.shared()
                .kubectl("get", "configmaps", "-n", "sailplan-system", "-o", "json")
                .orThrow();
    }
}
