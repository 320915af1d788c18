package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.SECRET;
import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Secrets whose type the API server checks, and what is kept of them.
class TypedSecretsIT {
    private static final Cluster CLUSTER = TestApiServer.cluster();
    private static final String CANARY = "canary-in-a-secret";

    private static String namespace(String name) {
        JsonObject manifest = Manifests.namespace(name);
        CLUSTER.apply(Manifests.NAMESPACE, id(manifest), manifest, Cluster.Write.REAL);
        return name;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject secret(String namespace, String type, String value) {
        String quoted = "{\"auths\": {\"registry.example\": {\"auth\": \"%s\"}}}".formatted(value);
        String data =
                type.equals("kubernetes.io/tls")
                        ? "{tls.crt: %s, tls.key: %s}".formatted(base64("crt"), base64(value))
                        : "{.dockerconfigjson: %s}".formatted(base64(quoted));
        return yaml(
                "{apiVersion: v1, kind: Secret, metadata: {name: typed, namespace: %s}, type: %s, data: %s}"
                        .formatted(namespace, type, data));
    }

    /// A value as it is, and as people and machines write it.
    private static List<String> forms(String value) {
        return List.of(value, base64(value), Digest.of(value).value());
    }

    private static void showsNothing(String text) {
        forms(CANARY).forEach(form -> assertThat(text).doesNotContain(form));
        forms(base64(CANARY)).forEach(form -> assertThat(text).doesNotContain(form));
    }

    private static String sent(Rig rig) {
        return rig.lane().sent().stream()
                .flatMap(record -> record.value().stream())
                .map(value -> value.text())
                .collect(Collectors.joining("\n"));
    }

    private static String ownObjects() {
        return CLUSTER.list(CONFIG_MAP, Optional.of("sailplan-system"), "").stream()
                .map(JsonObject::canonical)
                .collect(Collectors.joining("\n"));
    }

    private static Optional<JsonObject> live(JsonObject secret) {
        return CLUSTER.get(SECRET, id(secret));
    }

    @ParameterizedTest
    @CsvSource({"kubernetes.io/tls,tls", "kubernetes.io/dockerconfigjson,docker"})
    void is_created_changed_and_pruned_without_a_trace_of_its_values(String type, String name) {
        // Given
        String ns = namespace("typed-" + name);
        Rig rig = new Rig("typed-" + name, CLUSTER);
        JsonObject other = configMap(ns, "other", "color", "blue");
        JsonObject secret = secret(ns, type, CANARY);

        // When
        rig.apply(secret, other);
        rig.last(Outcome.Applied.class);
        JsonObject created = live(secret).orElseThrow();
        rig.apply(secret(ns, type, CANARY + "2"), other);
        rig.last(Outcome.Applied.class);
        JsonObject changed = live(secret).orElseThrow();
        rig.apply(other);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(live(secret)).isEmpty();
        assertThat(created.text("type")).contains(type);
        assertThat(changed.object("data")).isNotEqualTo(created.object("data"));
        showsNothing(sent(rig));
        showsNothing(ownObjects());
    }

    @Test
    void what_sailplan_keeps_in_the_cluster_shows_nothing_of_a_secret_that_failed() {
        // Given
        String ns = namespace("typed-failing");
        Rig rig = new Rig("typed-failing", CLUSTER);
        JsonObject opaque =
                yaml(
                        "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: %s}, stringData: {word: %s}}"
                                .formatted(ns, CANARY));

        // When
        rig.apply(opaque);
        rig.last(Outcome.Applied.class);
        rig.apply(
                yaml(
                        "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: %s}, type: kubernetes.io/tls, data: {tls.key: %s}}"
                                .formatted(ns, base64(CANARY))));

        // Then
        rig.last(Outcome.Failed.class);
        assertThat(ownObjects()).contains("typed-failing");
        showsNothing(ownObjects());
        showsNothing(sent(rig));
    }
}
