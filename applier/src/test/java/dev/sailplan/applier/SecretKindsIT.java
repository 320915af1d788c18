package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.SECRET;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.inventory.Kept;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.log.port.Outbound;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Secrets of every kind on the real API server: created, changed, refused and pruned, and nowhere else.
class SecretKindsIT {
    private static final Cluster CLUSTER = TestApiServer.cluster();
    private static final String NS = "secrets";

    @BeforeAll
    static void a_namespace() {
        JsonObject namespace = Manifests.namespace(NS);
        CLUSTER.apply(Manifests.NAMESPACE, id(namespace), namespace, Write.REAL);
    }

    private static String base64(String clear) {
        return Base64.getEncoder().encodeToString(clear.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject secret(String name, String type, String data) {
        return yaml(
                "{apiVersion: v1, kind: Secret, metadata: {name: %s, namespace: %s}, type: '%s', data: {%s}}"
                        .formatted(name, NS, type, data));
    }

    private static String docker(String password) {
        String config = "{\"auths\":{\"r.example.com\":{\"password\":\"" + password + "\"}}}";
        return "'.dockerconfigjson': " + base64(config);
    }

    private static String tls(String key) {
        return "'tls.crt': " + base64("certificate") + ", 'tls.key': " + base64(key);
    }

    private static String data(String type, String canary) {
        return type.endsWith("tls") ? tls(canary) : docker(canary);
    }

    @ParameterizedTest
    @CsvSource({"docker,kubernetes.io/dockerconfigjson", "tls,kubernetes.io/tls"})
    void a_typed_secret_is_created_changed_and_pruned(String name, String type) {
        // Given
        String canary = "canary-of-" + name;
        Rig rig = new Rig("typed-" + name, CLUSTER);

        // When
        rig.apply(secret(name, type, data(type, canary)));

        // Then
        rig.last(Outcome.Applied.class);

        // When
        rig.apply(secret(name, type, data(type, canary + "-2")));

        // Then
        rig.last(Outcome.Applied.class);
        String live = CLUSTER.get(SECRET, id(secret(name, type, ""))).orElseThrow().canonical();
        assertThat(live)
                .contains(live.contains("tls.key") ? base64(canary + "-2") : "dockerconfigjson");

        // When
        rig.apply();

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(CLUSTER.get(SECRET, id(secret(name, type, "")))).isEmpty();
        assertThat(sent(rig)).noneMatch(it -> shows(it, canary));
    }

    private static List<String> sent(Rig rig) {
        return rig.lane().sent().stream()
                .flatMap((Outbound it) -> it.value().stream())
                .map(it -> it.text())
                .toList();
    }

    private static boolean shows(String text, String clear) {
        return text.contains(clear)
                || text.contains(base64(clear))
                || text.contains(Digest.of(clear).value());
    }

    @Test
    void our_own_objects_hold_no_value_of_a_secret_in_any_form() {
        // Given
        String canary = "canary-of-inventory";
        Rig rig = new Rig("own", CLUSTER);
        String other = "x: " + base64("x");

        // When
        rig.apply(
                secret("kept", "Opaque", "p: " + base64(canary)),
                secret("dropped", "Opaque", "p: " + base64(canary)));
        rig.apply(
                secret("kept", "Opaque", "p: " + base64(canary)),
                secret("bad", "Opaque", "p: '" + canary + "!'"));
        rig.last(Outcome.Failed.class);
        rig.apply(secret("kept", "Opaque", "p: " + base64(canary) + ", " + other));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(CLUSTER.list(CONFIG_MAP, Optional.of(Kept.NAMESPACE), ""))
                .isNotEmpty()
                .noneMatch(it -> shows(it.canonical(), canary));
    }

    @Test
    void a_value_that_only_the_live_object_has_is_nowhere() {
        // Given
        String canary = "canary-of-somebody-else";
        Rig rig = new Rig("shared", CLUSTER);
        rig.apply(secret("shared", "Opaque", "ours: " + base64("1")));
        TestApiServer.applyAs("vault", secret("shared", "Opaque", "theirs: " + base64(canary)));

        // When
        rig.apply(secret("shared", "Opaque", "ours: " + base64("2")));
        rig.last(Outcome.Applied.class);
        rig.apply(secret("shared", "Opaque", "ours: " + base64("2") + ", theirs: " + base64("3")));
        rig.last(Outcome.Held.class);
        rig.apply();

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(sent(rig)).noneMatch(it -> shows(it, canary));
    }
}
