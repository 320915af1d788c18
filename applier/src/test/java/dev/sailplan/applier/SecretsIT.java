package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.SECRET;
import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.log.port.Outbound;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values of Secrets on a real API server: they arrive there, and are found nowhere else, neither on the log nor in
/// what we keep on the cluster.
class SecretsIT {
    private static final Cluster CLUSTER = TestApiServer.cluster();
    private static final String NS = "secrets";

    @BeforeAll
    static void a_namespace() {
        JsonObject namespace = Manifests.namespace(NS);
        CLUSTER.apply(Manifests.NAMESPACE, id(namespace), namespace, Write.REAL);
    }

    private static JsonObject beside(String application) {
        return configMap(NS, "beside-" + application, "color", "blue");
    }

    private static String encoded(String clear) {
        return Base64.getEncoder().encodeToString(clear.getBytes(UTF_8));
    }

    private static JsonObject secret(String name, String type, String data) {
        return yaml(
                "{apiVersion: v1, kind: Secret, metadata: {name: %s, namespace: %s}, type: %s, data: {%s}}"
                        .formatted(name, NS, type, data));
    }

    private static JsonObject opaque(String name, String key, String clear) {
        return secret(name, "Opaque", key + ": " + encoded(clear));
    }

    private static JsonObject typed(String name, String type, String canary) {
        return secret(
                name,
                type,
                type.equals("kubernetes.io/tls")
                        ? "tls.crt: %s, tls.key: %s"
                                .formatted(encoded("crt-" + canary), encoded(canary))
                        : ".dockerconfigjson: " + encoded(docker(canary)));
    }

    private static String docker(String canary) {
        return "{\"auths\":{\"r.example.com\":{\"auth\":\"" + canary + "\"}}}";
    }

    private static Optional<JsonObject> live(JsonObject secret) {
        return CLUSTER.get(SECRET, id(secret));
    }

    private static String sent(Rig rig) {
        return rig.lane().sent().stream()
                .flatMap((Outbound record) -> record.value().stream())
                .map(value -> value.text())
                .collect(Collectors.joining("\n"));
    }

    private static String kept() {
        return CLUSTER.list(CONFIG_MAP, Optional.of(StoredInventory.NAMESPACE), "").stream()
                .map(JsonObject::canonical)
                .collect(Collectors.joining("\n"));
    }

    /// A value as it is, and as people and machines write it.
    private static List<String> forms(String value) {
        return Stream.of(value, encoded(value))
                .flatMap(it -> Stream.of(it, encoded(it), Digest.of(it).value()))
                .toList();
    }

    private static void showsNoneOf(String text, String... values) {
        assertThat(text).isNotEmpty();
        for (String value : values) {
            assertThat(text).doesNotContain(forms(value));
        }
    }

    @ParameterizedTest
    @CsvSource({"tls, kubernetes.io/tls", "docker, kubernetes.io/dockerconfigjson"})
    void those_with_a_type_are_made_changed_and_pruned_without_a_trace_of_them(
            String name, String type) {
        // Given
        Rig rig = new Rig("typed-" + name, CLUSTER);
        JsonObject beside = beside(name);
        JsonObject first = typed(name, type, "canary-one-" + name);
        JsonObject second = typed(name, type, "canary-two-" + name);

        // When
        rig.apply(first, beside);
        rig.last(Outcome.Applied.class);
        JsonObject made = live(first).orElseThrow();
        rig.apply(second, beside);
        rig.last(Outcome.Applied.class);
        JsonObject changed = live(first).orElseThrow();
        String keptMeanwhile = kept();
        rig.apply(beside);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(live(first)).isEmpty();
        assertThat(made.text("type")).contains(type);
        assertThat(made.object("data")).isEqualTo(first.object("data"));
        assertThat(changed.object("data")).isEqualTo(second.object("data"));
        Stream.of("canary-one-", "canary-two-")
                .map(canary -> canary + name)
                .forEach(canary ->
                        showsNoneOf(
                                sent(rig) + keptMeanwhile + kept(),
                                canary,
                                "crt-" + canary,
                                docker(canary)));
    }

    @Test
    void what_only_the_live_one_has_is_told_by_nobody() {
        // Given
        Rig rig = new Rig("shared", CLUSTER);
        JsonObject beside = beside("shared");
        rig.apply(opaque("shared", "ours", "one"), beside);
        rig.last(Outcome.Applied.class);
        String theirs =
                "ours: " + encoded("canary-of-theirs") + ", k: " + encoded("canary-of-the-live");
        TestApiServer.applyAs("vault", secret("shared", "Opaque", theirs));

        // When
        rig.apply(opaque("shared", "ours", "two"), beside);
        rig.last(Outcome.Applied.class);
        JsonObject stored = live(opaque("shared", "ours", "")).orElseThrow();
        String taking = "ours: " + encoded("two") + ", k: " + encoded("three");
        rig.apply(secret("shared", "Opaque", taking), beside);
        rig.last(Outcome.Held.class);
        rig.apply(beside);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(stored.object("data").text("k")).contains(encoded("canary-of-the-live"));
        assertThat(stored.object("data").text("ours")).contains(encoded("two"));
        showsNoneOf(sent(rig), "canary-of-the-live", "canary-of-theirs");
    }

    @Test
    void an_immutable_one_that_changes_is_refused_without_either_value() {
        // Given
        Rig rig = new Rig("immutable", CLUSTER);
        Json immutable = Json.bool(true);
        rig.apply(opaque("fixed", "j", "canary-before").with("immutable", immutable));
        rig.last(Outcome.Applied.class);

        // When
        rig.apply(opaque("fixed", "j", "canary-after").with("immutable", immutable));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("Secret/fixed");
        showsNoneOf(sent(rig), "canary-before", "canary-after");
    }

    @Test
    void what_we_keep_on_the_cluster_holds_no_value_of_one_applied_failed_or_pruned() {
        // Given
        String canary = "canary-of-the-inventory";
        Rig rig = new Rig("kept-secrets", CLUSTER);
        JsonObject beside = beside("kept");
        JsonObject word =
                yaml(
                        "{apiVersion: v1, kind: Secret, metadata: {name: word, namespace: %s}, stringData: {word: %s}}"
                                .formatted(NS, canary));
        JsonObject dropped = opaque("dropped", "p", canary);

        // When
        rig.apply(word, dropped, beside);
        rig.last(Outcome.Applied.class);
        String applied = kept();
        rig.apply(secret("word", "kubernetes.io/tls", "tls.key: " + encoded(canary)), beside);
        rig.last(Outcome.Failed.class);
        String another = kept();
        rig.apply(word, secret("bad", "Opaque", "p: '" + canary + "!'"), beside);
        rig.last(Outcome.Failed.class);
        String invalid = kept();
        rig.apply(opaque("word", "other", canary), beside);
        rig.last(Outcome.Applied.class);
        String pruned = kept();

        // Then
        assertThat(live(dropped)).isEmpty();
        assertThat(applied).contains("Secret", "kept-secrets");
        showsNoneOf(applied + another + invalid + pruned + sent(rig), canary, canary + "!");
    }
}
