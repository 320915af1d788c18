package dev.sailplan.applier.cluster.fabric;

import static dev.sailplan.applier.testing.Manifests.AUTOSCALER;
import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.DEPLOYMENT;
import static dev.sailplan.applier.testing.Manifests.NAMESPACE;
import static dev.sailplan.applier.testing.Manifests.SECRET;
import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.deployment;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.ApiSurface;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.cluster.ClusterAccess;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the real API server answers beyond [ClusterContract].
class FabricClusterIT {
    private static final FabricCluster CLUSTER = TestApiServer.cluster();
    private static final String NS = "answers";

    @BeforeAll
    static void namespace() {
        CLUSTER.apply(
                NAMESPACE,
                new ObjectId("", "Namespace", "", NS),
                yaml("{apiVersion: v1, kind: Namespace, metadata: {name: answers}}"),
                Write.REAL);
    }

    private static WriteAnswer apply(ApiKind kind, JsonObject manifest, Write how) {
        return CLUSTER.apply(kind, id(manifest), manifest, how);
    }

    @Test
    void an_immutable_selector_is_immutable() {
        apply(DEPLOYMENT, deployment(NS, "web", "web:1"), Write.REAL);
        JsonObject other =
                yaml(
                        deployment(NS, "web", "web:1")
                                .canonical()
                                .replace("\"app\":\"web\"", "\"app\":\"x\""));
        assertThat(apply(DEPLOYMENT, other, Write.DRY_RUN_FORCED))
                .isInstanceOf(WriteAnswer.Immutable.class);
    }

    @Test
    void unknown_fields_and_wrong_types_are_the_users_to_fix() {
        JsonObject unknown = deployment(NS, "typo", "web:1");
        unknown = unknown.with("spec", unknown.object("spec").with("replicaz", Json.number(1)));
        WriteAnswer answer = apply(DEPLOYMENT, unknown, Write.DRY_RUN);
        assertThat(answer).isInstanceOf(WriteAnswer.Invalid.class);
        assertThat(((WriteAnswer.Invalid) answer).message()).contains("replicaz");
        JsonObject wrong = deployment(NS, "typo", "web:1");
        wrong = wrong.with("spec", wrong.object("spec").with("replicas", Json.text("two")));
        assertThat(apply(DEPLOYMENT, wrong, Write.DRY_RUN)).isInstanceOf(WriteAnswer.Invalid.class);
    }

    @Test
    void what_the_server_warns_of_comes_with_its_answer() {
        // Given
        JsonObject old =
                yaml(
                        """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: old, namespace: answers}
                        spec:
                          selector: {matchLabels: {app: old}}
                          template:
                            metadata: {labels: {app: old}}
                            spec:
                              nodeSelector: {beta.kubernetes.io/os: linux}
                              containers: [{name: a, image: "a:1"}]
                        """);

        // When
        WriteAnswer answer = apply(DEPLOYMENT, old, Write.DRY_RUN);

        // Then
        assertThat(((WriteAnswer.Stored) answer).warnings())
                .singleElement()
                .asString()
                .contains("beta.kubernetes.io/os")
                .contains("use \"kubernetes.io/os\" instead");
    }

    @Test
    void too_large_and_managed_fields_are_invalid() {
        assertThat(
                        apply(
                                CONFIG_MAP,
                                configMap(NS, "big", "a", "x".repeat((1 << 20) + 1)),
                                Write.DRY_RUN))
                .isInstanceOf(WriteAnswer.Invalid.class);
        assertThat(
                        apply(
                                CONFIG_MAP,
                                configMap(NS, "managed", "a", "1")
                                        .with(
                                                "metadata",
                                                yaml(
                                                        "{name: managed, namespace: answers,"
                                                                + " managedFields: [{manager: x}]}")),
                                Write.DRY_RUN))
                .isInstanceOf(WriteAnswer.Invalid.class);
    }

    @Test
    void no_error_of_a_secret_quotes_a_value() {
        JsonObject secret =
                yaml(
                        "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: answers},"
                                + " data: {p: 'cañary!'}}");
        JsonObject typed =
                yaml(
                        "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: answers},"
                                + " stringData: {p: 4711}}");
        for (JsonObject bad : java.util.List.of(secret, typed)) {
            WriteAnswer answer = apply(SECRET, bad, Write.DRY_RUN);
            assertThat(answer).isInstanceOf(WriteAnswer.Invalid.class);
            assertThat(answer.toString()).doesNotContain("cañary").doesNotContain("4711");
        }
    }

    @Test
    void without_rights_every_write_is_forbidden_and_a_bad_token_unauthorized() {
        FabricCluster nobody = FabricCluster.at(TestApiServer.access(TestApiServer.nobody()));
        JsonObject map = configMap(NS, "denied", "a", "1");
        assertThat(nobody.apply(CONFIG_MAP, id(map), map, Write.DRY_RUN))
                .isInstanceOf(WriteAnswer.Forbidden.class);
        FabricCluster stranger = FabricCluster.at(TestApiServer.access("wrong"));
        assertThat(stranger.apply(CONFIG_MAP, id(map), map, Write.DRY_RUN))
                .isInstanceOf(WriteAnswer.Unauthorized.class);
    }

    @Test
    void the_api_server_takes_the_name_of_a_request_into_its_audit_log() throws Exception {
        // Given
        RequestCause cause =
                new RequestCause() {
                    @Override
                    public void goOn() {}

                    @Override
                    public Optional<String> auditId() {
                        return Optional.of("0".repeat(32) + "-1f-ab");
                    }
                };

        // When: it echoes what it writes there
        RenewedClient clients =
                new RenewedClient(() -> FabricClients.client(TestApiServer.admin()));
        try (ApiServer server = new ApiServer(clients, ApiServer.WRITE_TIME_OUT)) {
            var answer = server.exchange(ApiServer.Request.get("/version").on(cause));

            // Then
            assertThat(answer.header("Audit-Id")).isEqualTo("0".repeat(32) + "-1f-ab");
        }
    }

    @Test
    void a_server_behind_the_api_server_that_does_not_answer_is_stale_and_hides_no_other() {
        // Given
        ApiKind kind =
                new ApiKind("apiregistration.k8s.io", "v1", "APIService", "apiservices", false);
        JsonObject service =
                yaml(
                        """
                        apiVersion: apiregistration.k8s.io/v1
                        kind: APIService
                        metadata: {name: v1alpha1.silent.example.com}
                        spec:
                          group: silent.example.com
                          version: v1alpha1
                          groupPriorityMinimum: 1000
                          versionPriority: 15
                          insecureSkipTLSVerify: true
                          service: {name: none, namespace: answers}
                        """);
        String name = "silent.example.com/v1alpha1";
        apply(kind, service, Write.REAL);
        try {
            // Then
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> {
                        ApiSurface surface = CLUSTER.kinds();
                        assertThat(surface.silent()).containsExactly(name);
                        assertThat(surface.kinds()).contains(CONFIG_MAP, DEPLOYMENT);
                    });
            ObjectId thing = new ObjectId("silent.example.com", "Thing", NS, "t");
            org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                            CLUSTER.get(
                                    new ApiKind(
                                            "silent.example.com",
                                            "v1alpha1",
                                            "Thing",
                                            "things",
                                            true),
                                    thing))
                    .as("it may be there")
                    .isInstanceOf(ClusterUnavailable.class);
        } finally {
            CLUSTER.delete(
                    kind,
                    id(service),
                    new Fence(Optional.empty(), Optional.empty(), false),
                    Write.REAL);
        }
    }

    @Test
    void one_group_version_is_asked_about_by_itself() {
        assertThat(CLUSTER.kindsOf("apps/v1").orElseThrow().kinds()).contains(DEPLOYMENT);
        assertThat(CLUSTER.kindsOf("nobody.example.com/v1")).isEmpty();
    }

    @Test
    void an_unreachable_webhook_is_named() {
        ApiKind kind =
                new ApiKind(
                        "admissionregistration.k8s.io",
                        "v1",
                        "ValidatingWebhookConfiguration",
                        "validatingwebhookconfigurations",
                        false);
        JsonObject hook =
                yaml(
                        """
                        apiVersion: admissionregistration.k8s.io/v1
                        kind: ValidatingWebhookConfiguration
                        metadata: {name: dead}
                        webhooks:
                          - name: dead.example.com
                            admissionReviewVersions: [v1]
                            sideEffects: None
                            timeoutSeconds: 1
                            clientConfig: {url: "https://127.0.0.1:1/"}
                            objectSelector: {matchLabels: {dead: "yes"}}
                            rules: [{apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [configmaps]}]
                        """);
        apply(kind, hook, Write.REAL);
        JsonObject guarded =
                yaml(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: g, namespace: answers,"
                                + " labels: {dead: 'yes'}}}");
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> {
                    WriteAnswer answer = apply(CONFIG_MAP, guarded, Write.DRY_RUN);
                    assertThat(answer).isInstanceOf(WriteAnswer.WebhookUnavailable.class);
                    assertThat(((WriteAnswer.WebhookUnavailable) answer).webhook())
                            .isEqualTo("dead.example.com");
                });
    }

    @Test
    void a_server_that_is_not_there_is_retryable_for_writes_and_unavailable_for_reads() {
        FabricCluster nowhere =
                FabricCluster.at(
                        new ClusterAccess(
                                "http://127.0.0.1:1",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        JsonObject map = configMap(NS, "x", "a", "1");
        assertThat(nowhere.apply(CONFIG_MAP, id(map), map, Write.REAL))
                .isInstanceOf(WriteAnswer.Retryable.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> nowhere.get(CONFIG_MAP, id(map)))
                .isInstanceOf(ClusterUnavailable.class);
    }

    @Test
    void lists_every_page_and_only_the_selected() {
        for (int i = 0; i < 3; i++) {
            JsonObject map = configMap(NS, "page" + i, "a", "1");
            apply(
                    CONFIG_MAP,
                    map.with(
                            "metadata",
                            map.object("metadata").with("labels", yaml("{page: 'yes'}"))),
                    Write.REAL);
        }
        var found = CLUSTER.list(CONFIG_MAP, Optional.of(NS), "page=yes");
        assertThat(found).hasSize(3).allMatch(o -> o.text("kind").orElse("").equals("ConfigMap"));
        assertThat(CLUSTER.list(CONFIG_MAP, Optional.of(NS), "")).hasSizeGreaterThan(2);
    }

    @Test
    void a_list_that_is_not_allowed_is_refused_and_one_from_nowhere_is_not() {
        FabricCluster nobody = FabricCluster.at(TestApiServer.access(TestApiServer.nobody()));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> nobody.list(AUTOSCALER, Optional.of(NS), ""))
                .isInstanceOfSatisfying(
                        ClusterUnavailable.class, e -> assertThat(e.isForbidden()).isTrue());
        FabricCluster stranger = FabricCluster.at(TestApiServer.access("wrong"));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> stranger.list(AUTOSCALER, Optional.of(NS), ""))
                .isInstanceOfSatisfying(
                        ClusterUnavailable.class, e -> assertThat(e.isForbidden()).isFalse());
    }

    @Test
    void many_releases_at_once_share_the_server_and_none_is_refused() throws Exception {
        // When
        List<WriteAnswer> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<WriteAnswer>> asking =
                    IntStream.range(0, 600)
                            .<Callable<WriteAnswer>>mapToObj(i ->
                                    () ->
                                            apply(
                                                    CONFIG_MAP,
                                                    configMap(NS, "at-once-" + i, "a", "1"),
                                                    Write.DRY_RUN))
                            .toList();
            answers = threads.invokeAll(asking).stream().map(Future::resultNow).toList();
        }

        // Then
        assertThat(answers)
                .hasSize(600)
                .allSatisfy(a -> assertThat(a).isInstanceOf(WriteAnswer.Stored.class));
    }

    @Test
    void discovers_kinds_and_openapi() {
        assertThat(CLUSTER.kinds().kinds()).contains(CONFIG_MAP, DEPLOYMENT, NAMESPACE);
        assertThat(CLUSTER.openApiIndex()).containsKeys("api/v1", "apis/apps/v1");
        assertThat(CLUSTER.openApi("api/v1").length).isGreaterThan(1000);
        assertThat(CLUSTER.version()).startsWith("v1.");
        assertThat(CLUSTER.nodes()).isZero();
    }
}
