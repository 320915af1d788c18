package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.DEPLOYMENT;
import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.local.testing.LocalKube;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What others wrote before it becomes ours, on a real API server.
class AdoptionIT {
    private static final Cluster CLUSTER = TestApiServer.cluster();

    private static String namespace(String name) {
        JsonObject manifest =
                yaml("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(name));
        CLUSTER.apply(Manifests.NAMESPACE, id(manifest), manifest, Cluster.Write.REAL);
        return name;
    }

    private static void kubectl(JsonObject manifest, String... how) {
        String[] args = Stream.concat(Stream.of(how), Stream.of("-f", "-")).toArray(String[]::new);
        LocalKube.shared().kubectlReading(manifest.canonical(), args).orThrow();
    }

    private static JsonObject live(ApiKind kind, JsonObject manifest) {
        return CLUSTER.get(kind, id(manifest)).orElseThrow();
    }

    private static Json at(JsonObject object, String... path) {
        Json value = object;
        for (String step : path) {
            value = ((JsonObject) value).get(step).orElse(Json.text("(none)"));
        }
        return value;
    }

    static Stream<Arguments> tools() {
        return Stream.of(
                Arguments.of("a-applied", List.of("apply")),
                Arguments.of("a-created", List.of("create")),
                Arguments.of("a-helm", List.of("create", "--field-manager=helm")),
                Arguments.of("a-server-side", List.of("apply", "--server-side")),
                Arguments.of(
                        "a-flux",
                        List.of("apply", "--server-side", "--field-manager=kustomize-controller")));
    }

    @ParameterizedTest
    @MethodSource("tools")
    void what_is_removed_from_git_goes_whatever_wrote_the_object_before(
            String name, List<String> how) {
        // Given
        String ns = namespace(name);
        JsonObject both =
                yaml(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: legacy, namespace: %s, labels: {old: x}}, data: {a: '1', b: '2'}}"
                                .formatted(ns));
        kubectl(both, how.toArray(String[]::new));
        Rig rig = new Rig(name, CLUSTER);

        // When
        rig.apply(both);

        // Then
        assertThat(rig.last(Outcome.Applied.class).results().getFirst().effect().toString())
                .contains("Adopt[", "metadata.managedFields", "Adopted[managers=");
        assertThat(at(live(CONFIG_MAP, both), "data").canonical())
                .isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
        assertThat(live(CONFIG_MAP, both).canonical()).doesNotContain("last-applied");

        // When
        rig.apply(configMap(ns, "legacy", "a", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(at(live(CONFIG_MAP, both), "data").canonical()).isEqualTo("{\"a\":\"1\"}");
        assertThat(at(live(CONFIG_MAP, both), "metadata", "labels", "old"))
                .isEqualTo(Json.text("(none)"));
    }

    private static JsonObject web(String ns, boolean sidecar) {
        return yaml(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: %s}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      containers:
                        - {name: web, image: web:1, ports: [{containerPort: 80}]}
                %s
                """
                        .formatted(
                                ns,
                                sidecar
                                        ? "        - {name: side, image: side:1, env: [{name: A,"
                                                + " value: b}]}"
                                        : ""));
    }

    @Test
    void adopting_restarts_nothing_and_a_container_removed_later_goes_as_a_whole() {
        // Given
        String ns = namespace("a-containers");
        kubectl(web(ns, true), "apply");
        LocalKube.shared()
                .kubectl(
                        "-n",
                        ns,
                        "patch",
                        "deployment/web",
                        "--type=merge",
                        "-p",
                        "{\"spec\":{\"template\":{\"spec\":{\"terminationGracePeriodSeconds\":45}}}}")
                .orThrow();
        Json before = at(live(DEPLOYMENT, web(ns, true)), "spec");
        Rig rig = new Rig("containers", CLUSTER);

        // When
        rig.apply(web(ns, true));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(at(live(DEPLOYMENT, web(ns, true)), "spec")).isEqualTo(before);

        // When
        rig.apply(web(ns, false));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(at(live(DEPLOYMENT, web(ns, true)), "spec").canonical())
                .doesNotContain("side:1")
                .contains("\"terminationGracePeriodSeconds\":45");
    }

    @Test
    void what_the_server_filled_in_for_the_tool_before_us_stays() {
        // Given
        String ns = namespace("a-claim");
        kubectl(
                yaml(
                        "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name:"
                                + " usual, annotations: {storageclass.kubernetes.io/is-default-class:"
                                + " 'true'}}, provisioner: example.com/none, volumeBindingMode:"
                                + " WaitForFirstConsumer}"),
                "apply");
        JsonObject claim =
                yaml(
                        "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data,"
                                + " namespace: a-claim, labels: {tier: a}}, spec: {accessModes:"
                                + " [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}");
        kubectl(claim, "apply");
        ApiKind kind =
                new ApiKind("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims", true);
        assertThat(at(live(kind, claim), "spec", "storageClassName")).isEqualTo(Json.text("usual"));
        Rig rig = new Rig("claim", CLUSTER);

        // When
        rig.apply(claim);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(at(live(kind, claim), "spec", "storageClassName")).isEqualTo(Json.text("usual"));
        LocalKube.shared().kubectl("delete", "storageclass", "usual").orThrow();
        assertThat(ns).isEqualTo("a-claim");
    }

    @Test
    void what_somebody_applies_beside_us_goes_too_when_it_is_removed_from_git() {
        // Given
        String ns = namespace("a-beside");
        JsonObject both =
                yaml(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: legacy, namespace: %s}, data: {a: '1', b: '2'}}"
                                .formatted(ns));
        Rig rig = new Rig("beside", CLUSTER);
        rig.apply(both);
        kubectl(both, "apply", "--server-side");

        // When
        rig.apply(configMap(ns, "legacy", "a", "1"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results().getFirst().effect().toString())
                .contains("data.b", "Adopted[managers=[kubectl]]");
        assertThat(at(live(CONFIG_MAP, both), "data").canonical()).isEqualTo("{\"a\":\"1\"}");
    }

    private static JsonObject definition() {
        String version =
                "{name: %s, served: true, storage: %s, schema: {openAPIV3Schema: {type: object,"
                        + " properties: {spec: {type: object, properties: {port: {type:"
                        + " string}%s}}}}}}";
        return yaml(
                "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata:"
                        + " {name: servers.mesh.example.com}, spec: {group: mesh.example.com, scope:"
                        + " Namespaced, names: {kind: Server, plural: servers, singular: server,"
                        + " listKind: ServerList}, versions: ["
                        + version.formatted("v1beta1", "false", "")
                        + ","
                        + version.formatted(
                                "v1beta3", "true", ", policy: {type: string, default: deny}")
                        + "]}}");
    }

    private static JsonObject server(String ns, String version) {
        return yaml(
                "{apiVersion: mesh.example.com/%s, kind: Server, metadata: {name: mgmt, namespace: %s}, spec: {port: management}}"
                        .formatted(version, ns));
    }

    @Test
    void a_version_with_a_new_default_is_moved_to_though_others_wrote_at_the_old_one() {
        // Given
        String ns = namespace("a-version");
        Rig rig = new Rig("version", CLUSTER);
        rig.apply(definition());
        rig.last(Outcome.Applied.class);
        rig.apply(definition(), server(ns, "v1beta1"));
        rig.last(Outcome.Applied.class);
        LocalKube.shared()
                .kubectl(
                        "-n",
                        ns,
                        "annotate",
                        "servers.v1beta1.mesh.example.com",
                        "mgmt",
                        "example.com/seen=yes",
                        "--field-manager=operator")
                .orThrow();
        ApiKind kind = new ApiKind("mesh.example.com", "v1beta3", "Server", "servers", true);
        String uid = at(live(kind, server(ns, "v1beta3")), "metadata", "uid").canonical();

        // When
        Awaitility.await()
                .untilAsserted(() -> {
                    rig.apply(definition(), server(ns, "v1beta3"));
                    rig.last(Outcome.Applied.class);
                });

        // Then
        JsonObject live = live(kind, server(ns, "v1beta3"));
        assertThat(at(live, "metadata", "uid").canonical()).isEqualTo(uid);
        assertThat(at(live, "spec", "policy")).isEqualTo(Json.text("deny"));
        assertThat(at(live, "metadata", "annotations", "example.com/seen"))
                .isEqualTo(Json.text("yes"));
    }
}
