package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What a manifest says of fields that others fill in, of null and of a status, on a running dev.
@NullMarked
class FieldsCasesIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private final WorkTree work = SharedDev.workTree();

    private static String kubectl(String... words) {
        return SharedDev.dev().kubectl().run(words).strip();
    }

    private static String role(String tier) {
        return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: fields-monitoring, labels: {tier: %s}}
        aggregationRule: {clusterRoleSelectors: [{matchLabels: {fields.example.com/aggregate: "true"}}]}
        rules: []
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: fields-part, labels: {fields.example.com/aggregate: "true"}}
        rules: [{apiGroups: [""], resources: [services], verbs: [get]}]
        """
                .formatted(tier);
    }

    private static String rules() {
        return kubectl(
                "get", "clusterrole", "fields-monitoring", "-o", "jsonpath={.rules[*].resources}");
    }

    @Test
    void an_aggregated_role_keeps_the_rules_that_its_controller_gave_it() {
        // Given
        work.declare("fields-role").write("apps/fields-role/role.yaml", role("a")).push("roles");
        await().atMost(LONG).until(() -> rules().contains("services"));
        String before = managers();

        // When
        String told = work.write("apps/fields-role/role.yaml", role("b")).push("another label");

        // Then
        assertThat(WorkTree.about("fields-role", told))
                .contains(".metadata.labels.tier")
                .doesNotContain("rules", "held");
        assertThat(rules()).contains("services");
        assertThat(managers()).isEqualTo(before);
    }

    /// When the controller wrote last: it would write again, had the rules been emptied.
    private static String managers() {
        return kubectl(
                "get",
                "clusterrole",
                "fields-monitoring",
                "--show-managed-fields",
                "-o",
                "jsonpath={.metadata.managedFields[?(@.manager==\"clusterrole-aggregation-controller\")].time}");
    }

    private static String agent(String first, String last) {
        return """
        %s
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, annotations: null}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec:
              nodeSelector: null
              terminationGracePeriodSeconds: null
              containers: [{name: agent, image: registry.example.com/agent:1, args: null, resources: {}}]
          %s
        """
                .formatted(first, last);
    }

    @Test
    void what_git_has_as_null_is_not_taken_back() {
        // Given
        work.declare("fields-null")
                .write("apps/fields-null/ds.yaml", agent("# first", "minReadySeconds: 1"))
                .push("nulls");
        kubectl(
                "-n",
                "fields-null",
                "patch",
                "daemonset/agent",
                "--type=merge",
                "-p",
                "{\"spec\":{\"template\":{\"spec\":{\"terminationGracePeriodSeconds\":45,\"nodeSelector\":{\"a\":\"b\"}}}}}");

        // When
        String told =
                work.write("apps/fields-null/ds.yaml", agent("# second", "minReadySeconds: 2"))
                        .push("another number");

        // Then
        assertThat(WorkTree.about("fields-null", told)).doesNotContain("held");
        assertThat(
                        kubectl(
                                "-n",
                                "fields-null",
                                "get",
                                "daemonset/agent",
                                "-o",
                                "jsonpath={.spec.minReadySeconds}"
                                        + " {.spec.template.spec.terminationGracePeriodSeconds}"
                                        + " {.spec.template.spec.nodeSelector.a}"))
                .isEqualTo("2 45 b");
    }

    private static String flag(String status) {
        return """
        apiVersion: flags.example.com/v1
        kind: Flag
        metadata: {name: new-checkout}
        status: %s
        """
                .formatted(status);
    }

    private static String status() {
        return kubectl(
                "-n", "fields-status", "get", "flags/new-checkout", "-o", "jsonpath={.status}");
    }

    @Test
    void a_status_is_a_field_as_any_other_where_its_kind_has_no_subresource_for_it() {
        // Given
        work.declare("fields-status")
                .write(
                        "apps/fields-status/crd.yaml",
                        """
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: flags.flags.example.com}
                        spec:
                          group: flags.example.com
                          scope: Namespaced
                          names: {kind: Flag, plural: flags, singular: flag, listKind: FlagList}
                          versions:
                            - name: v1
                              served: true
                              storage: true
                              schema: {openAPIV3Schema: {type: object, properties: {status: {type: string}}}}
                        """)
                .write("apps/fields-status/flag.yaml", flag("enabled"))
                .push("a flag");
        await().atMost(LONG).until(() -> status().equals("enabled"));

        // When
        work.write("apps/fields-status/flag.yaml", flag("disabled")).push("the flag turned off");

        // Then
        await().atMost(LONG).until(() -> status().equals("disabled"));
    }
}
