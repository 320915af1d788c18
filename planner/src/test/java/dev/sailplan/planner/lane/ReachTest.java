package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.settings.ProjectSettings.Destination;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A project reaches its own namespaces and no further, and is told so at the place in Git.
class ReachTest {
    private static final List<String> ANY = List.of("*");
    private final PlannerWorld world =
            new PlannerWorld(
                    new Destination(FakeClusters.DEV, List.of("web*"), ANY, List.of("Namespace")));

    private List<String> refused(String manifest) {
        world.clusters.facts =
                Optional.of(
                        FakeClusters.facts(
                                new ApiKind("", "v1", "ConfigMap", "configmaps", true),
                                new ApiKind(
                                        "rbac.authorization.k8s.io",
                                        "v1",
                                        "ClusterRole",
                                        "clusterroles",
                                        false)));
        world.git.commit("sailplan.yaml", declaring("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        world.git.commit("apps/web/more.yaml", manifest);
        return problems(world.pushed());
    }

    private static List<String> problems(Written written) {
        assertThat(written.releases()).isEmpty();
        return written.of(Decision.class).stream()
                .flatMap(ReachTest::verdicts)
                .flatMap(verdict ->
                        verdict instanceof Verdict.Refused(var problems)
                                ? problems.stream()
                                : Stream.empty())
                .map(Object::toString)
                .toList();
    }

    private static Stream<Verdict> verdicts(Decision decision) {
        return decision instanceof Decision.Planned planned
                ? planned.applications().values().stream()
                : Stream.empty();
    }

    @Test
    void a_foreign_namespace_is_refused_where_it_is_declared() {
        assertThat(
                        refused(
                                """
                                apiVersion: v1
                                kind: ConfigMap
                                metadata: {name: a, namespace: other}
                                """))
                .singleElement()
                .asString()
                .contains(
                        "apps/web/more.yaml:1:1",
                        "project demo may not deploy ConfigMap/a to namespace other");
    }

    @Test
    void a_cluster_wide_kind_is_refused() {
        assertThat(
                        refused(
                                """
                                apiVersion: rbac.authorization.k8s.io/v1
                                kind: ClusterRole
                                metadata: {name: mine}
                                """))
                .singleElement()
                .asString()
                .contains(
                        "apps/web/more.yaml",
                        "project demo may not deploy ClusterRole/mine, which is cluster-wide");
    }

    @Test
    void a_namespace_of_another_name_is_refused() {
        assertThat(refused("{apiVersion: v1, kind: Namespace, metadata: {name: other}}"))
                .singleElement()
                .asString()
                .contains("project demo may not deploy Namespace/other, which is cluster-wide");
    }

    @Test
    void the_namespace_of_the_inventories_is_refused() {
        PlannerWorld everything = new PlannerWorld(Destination.everything(FakeClusters.DEV));
        everything.git.commit("sailplan.yaml", declaring("sailplan-system"));
        everything.git.commit("apps/sailplan-system/a.yaml", configMap("a", "green"));
        assertThat(problems(everything.pushed()))
                .singleElement()
                .asString()
                .contains(
                        "project demo may not deploy ConfigMap/a: sailplan-system is Sailplan's"
                                + " own");
    }

    @Test
    void a_label_that_chooses_what_pods_may_do_is_refused() {
        assertThat(
                        refused(
                                """
                                apiVersion: v1
                                kind: Namespace
                                metadata:
                                  name: web
                                  labels:
                                    team: web
                                    pod-security.kubernetes.io/enforce: privileged
                                """))
                .singleElement()
                .asString()
                .contains(
                        "apps/web/more.yaml",
                        "project demo may not set the label pod-security.kubernetes.io/enforce of"
                                + " Namespace/web (namespaceLabels of the project's destinations)");
    }

    @Test
    void a_label_that_the_settings_allow_is_set() {
        // Given
        PlannerWorld allowed =
                new PlannerWorld(
                        new Destination(
                                FakeClusters.DEV,
                                ANY,
                                ANY,
                                List.of("Namespace"),
                                List.of("pod-security.kubernetes.io/*")));
        allowed.git.commit("sailplan.yaml", declaring("web"));
        allowed.git.commit(
                "apps/web/namespace.yaml",
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: web, labels: {pod-security.kubernetes.io/enforce: baseline}}
                """);

        // Then
        assertThat(allowed.pushed().verdicts()).containsEntry("web", "released #1");
    }

    @Test
    void a_cluster_that_the_project_does_not_reach_is_refused() {
        // Given
        PlannerWorld elsewhere = new PlannerWorld(Destination.everything(new ClusterName("other")));
        elsewhere.git.commit("sailplan.yaml", declaring("web"));
        elsewhere.git.commit("apps/web/config.yaml", configMap("web", "green"));

        // Then
        assertThat(problems(elsewhere.pushed()))
                .singleElement()
                .asString()
                .contains("sailplan.yaml", "project demo may not deploy to cluster dev");
    }
}
