package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.local.testing.LocalKube;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Fields that controllers fill in keep what these wrote, on a real API server, whatever empty values Git has of them.
@NullMarked
class ClusterFieldsIT {
    private static final Cluster CLUSTER = TestApiServer.cluster();
    private static final ApiKind ROLE =
            new ApiKind("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", false);
    private static final ApiKind WEBHOOKS =
            new ApiKind(
                    "admissionregistration.k8s.io",
                    "v1",
                    "MutatingWebhookConfiguration",
                    "mutatingwebhookconfigurations",
                    false);
    private static final ApiKind CLAIM =
            new ApiKind("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims", true);

    private static String namespace(String name) {
        JsonObject manifest =
                yaml("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(name));
        CLUSTER.apply(Manifests.NAMESPACE, id(manifest), manifest, Cluster.Write.REAL);
        return name;
    }

    private static JsonObject live(ApiKind kind, JsonObject manifest) {
        return CLUSTER.get(kind, id(manifest)).orElseThrow();
    }

    private static JsonObject role(String tier, String rules) {
        return yaml(
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: aggregated, labels: {tier: %s}}, aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}, rules: %s}"
                        .formatted(tier, rules));
    }

    @Test
    void an_aggregated_role_keeps_its_rules_though_git_says_it_has_none() {
        // Given
        JsonObject part =
                yaml(
                        "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata:"
                                + " {name: part, labels: {a: b}}, rules: [{apiGroups: [''], resources:"
                                + " [pods], verbs: [get]}]}");
        Rig rig = new Rig("aggregated", CLUSTER);
        rig.apply(role("a", "[]"), part);
        rig.last(Outcome.Applied.class);
        Awaitility.await().until(() -> live(ROLE, role("a", "[]")).array("rules").size() == 1);

        // When
        rig.apply(role("b", "[]"), part);

        // Then
        JsonObject live = live(ROLE, role("b", "[]"));
        assertThat(rig.last(Outcome.Applied.class).results().getFirst().effect().toString())
                .contains("metadata.labels.tier")
                .doesNotContain("rules", "clusterrole-aggregation-controller");
        assertThat(live.array("rules")).hasSize(1);
        assertThat(live.object("metadata").object("labels").text("tier")).contains("b");
    }

    private static JsonObject webhooks(String label, String bundle) {
        return yaml(
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata:
                  name: injected
                  labels: {tier: %s}
                  annotations: {cert-manager.io/inject-ca-from: ns/cert}
                webhooks:
                  - name: a.example.com
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    failurePolicy: Ignore
                    clientConfig: {url: 'https://127.0.0.1:1/', caBundle: '%s'}
                    rules: [{apiGroups: [none.example.com], apiVersions: [v1], operations: [CREATE], resources: [things]}]
                """
                        .formatted(label, bundle));
    }

    @Test
    void an_injected_bundle_stays_though_a_placeholder_stands_in_git() {
        // Given
        Rig rig = new Rig("injected", CLUSTER);
        rig.apply(webhooks("a", "Cg=="));
        rig.last(Outcome.Applied.class);
        LocalKube.shared()
                .kubectl(
                        "patch",
                        "mutatingwebhookconfiguration/injected",
                        "--field-manager=cainjector",
                        "--type=json",
                        "-p",
                        "[{\"op\":\"add\",\"path\":\"/webhooks/0/clientConfig/caBundle\",\"value\":\""
                                + bundle()
                                + "\"}]")
                .orThrow();

        // When
        rig.apply(webhooks("b", "Cg=="));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(live(WEBHOOKS, webhooks("b", "")).canonical())
                .contains("\"caBundle\":\"" + bundle() + "\"", "\"tier\":\"b\"");
    }

    /// No certificate: the API server does not look into it.
    private static String bundle() {
        return "aW5qZWN0ZWQ=";
    }

    private static JsonObject claim(String ns, String label) {
        return yaml(
                "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: %s, labels: {tier: %s}}, spec: {volumeName: '', accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}}"
                        .formatted(ns, label));
    }

    @Test
    void a_claim_keeps_its_volume_though_git_names_none() {
        // Given
        String ns = namespace("claimed");
        Rig rig = new Rig("claimed", CLUSTER);
        rig.apply(claim(ns, "a"));
        rig.last(Outcome.Applied.class);
        LocalKube.shared()
                .kubectl(
                        "-n",
                        ns,
                        "patch",
                        "pvc/data",
                        "--field-manager=kube-controller-manager",
                        "--type=merge",
                        "-p",
                        "{\"spec\":{\"volumeName\":\"pv-1\"}}")
                .orThrow();

        // When
        rig.apply(claim(ns, "b"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(live(CLAIM, claim(ns, "b")).object("spec").text("volumeName")).contains("pv-1");
    }
}
