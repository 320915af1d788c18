package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.crd;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.namespace;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.inbox.PlanSigners;
import dev.sailplan.applier.prepare.ProjectAuthority;
import dev.sailplan.applier.testing.Authorities;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.common.settings.ProjectSettings.Destination;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the applier's own settings allow, whatever a planner signs.
class AuthorityTest {
    private static final ClusterName DEV = new ClusterName("dev");
    private static final ProjectName TEAM = new ProjectName("team");
    private static final List<String> ANY = List.of("*");

    /// The inventory, which is read, and claimed so that nothing older is carried out.
    private static final int COST_OF_THE_ANSWER = 4;

    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster);

    private static Destination to(
            List<String> namespaces, List<String> kinds, List<String> clusterKinds) {
        return new Destination(DEV, namespaces, kinds, clusterKinds);
    }

    private static JsonObject clusterRole(String kind) {
        return yaml(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: %s
                metadata: {name: mine}
                """
                        .formatted(kind));
    }

    private static JsonObject labelled(String name, String label) {
        return yaml(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: %s, labels: {"%s": privileged}}
                """
                        .formatted(name, label));
    }

    private static Stream<Arguments> beyond() {
        Destination team = to(List.of("team"), ANY, List.of());
        Destination any = to(ANY, ANY, List.of());
        Destination creating = to(List.of("team-*"), ANY, List.of("Namespace"));
        return Stream.of(
                Arguments.of(team, configMap("other", "a", "k", "v"), "ConfigMap/other/a"),
                Arguments.of(team, clusterRole("ClusterRoleBinding"), "ClusterRoleBinding"),
                Arguments.of(team, crd("example.org"), "CustomResourceDefinition"),
                Arguments.of(team, namespace("team"), "Namespace"),
                Arguments.of(any, clusterRole("ClusterRole"), "ClusterRole"),
                Arguments.of(any, namespace("team"), "Namespace"),
                Arguments.of(creating, namespace("other"), "Namespace"),
                Arguments.of(creating, configMap("team", "a", "k", "v"), "ConfigMap/team/a"),
                Arguments.of(
                        to(ANY, List.of("Secret", "*.apps"), ANY),
                        configMap("team", "a", "k", "v"),
                        "ConfigMap/team/a"),
                Arguments.of(
                        Destination.everything(DEV),
                        configMap("sailplan-system", "a", "k", "v"),
                        "ConfigMap/sailplan-system/a"),
                Arguments.of(
                        Destination.everything(DEV), namespace("sailplan-system"), "Namespace"),
                Arguments.of(
                        Destination.everything(new ClusterName("other")),
                        configMap("team", "a", "k", "v"),
                        "may not reach cluster dev"),
                Arguments.of(
                        creating,
                        labelled("team-a", "pod-security.kubernetes.io/enforce"),
                        "may not set the label pod-security.kubernetes.io/enforce"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("beyond")
    void what_is_beyond_the_project_is_not_even_asked_about(
            Destination to, JsonObject manifest, String named) {
        // Given
        rig.allowing(to);
        int before = cluster.calls();

        // When
        rig.apply(manifest);

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("project team", named, "the applier's server.yaml");
        assertThat(cluster.live(id(manifest)).toString())
                .doesNotContain(OurMarks.APPLICATION_LABEL);
        assertThat(cluster.calls() - before).isLessThanOrEqualTo(COST_OF_THE_ANSWER);
    }

    private static Stream<Arguments> within() {
        return Stream.of(
                Arguments.of(
                        to(List.of("team-*"), List.of("ConfigMap"), List.of()),
                        configMap("team-a", "a", "k", "v")),
                Arguments.of(to(List.of("team-*"), ANY, List.of("Namespace")), namespace("team-b")),
                Arguments.of(
                        to(List.of("team-*"), ANY, List.of("Namespace")),
                        labelled("team-b", "istio-injection")),
                Arguments.of(
                        new Destination(
                                DEV,
                                List.of("team-*"),
                                ANY,
                                List.of("Namespace"),
                                List.of("pod-security.kubernetes.io/enforce*")),
                        labelled("team-b", "pod-security.kubernetes.io/enforce-version")),
                Arguments.of(
                        Destination.everything(DEV),
                        labelled("team-b", "pod-security.kubernetes.io/enforce")));
    }

    @ParameterizedTest
    @MethodSource("within")
    void what_the_project_may_do_is_done(Destination to, JsonObject manifest) {
        // Given
        cluster.put(namespace("team-a"), "admin");

        // When
        rig.allowing(to).apply(manifest);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.all()).contains(id(manifest));
    }

    private static Stream<ProjectAuthority> others() {
        ProjectSettings team =
                Authorities.project(TEAM, Destination.everything(DEV), Authorities.NO_FLOOR);
        ProjectName other = new ProjectName("other");
        return Stream.of(
                Authorities.nobody(),
                Authorities.everything(other, DEV),
                new ProjectAuthority(Map.of(TEAM, team), Map.of(new RepositoryName("else"), TEAM)),
                new ProjectAuthority(
                        Map.of(TEAM, team), Map.of(new RepositoryName("repo"), other)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void who_has_no_business_here_claims_nothing(ProjectAuthority authority) {
        // Given
        rig.under(authority);
        int before = cluster.calls();

        // When
        rig.apply(configMap("default", "a", "k", "v"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("project team with repository repo may not reach cluster dev");
        assertThat(cluster.calls()).isEqualTo(before);
    }

    @Test
    void what_was_planned_for_another_cluster_touches_nothing() {
        // Given
        Plan plan = rig.plan(configMap("default", "a", "k", "v"));
        Release release = elsewhere(rig.release(plan));
        rig.records(plan).forEach(rig::handle);
        int before = cluster.calls();

        // When
        rig.handle(rig.record(release));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("planned for the cluster with the uid 0f3c");
        assertThat(cluster.calls()).isEqualTo(before);
    }

    private static Release elsewhere(Release release) {
        Subject here = release.subject();
        Subject there =
                new Subject(
                        here.application(),
                        new ClusterUid("0f3c"),
                        here.repository(),
                        here.commit());
        return new Release(
                there,
                release.generation(),
                release.plan(),
                release.intent(),
                release.scope(),
                release.approvals(),
                release.pins(),
                release.pauses(),
                release.letGo(),
                release.event(),
                release.at(),
                release.moves());
    }

    @Test
    void a_planner_signs_for_its_own_projects_only() {
        // Given
        rig.changing(s -> withPlanners(s, rig.keys().planners(List.of(new ProjectName("web")))));
        Plan plan = rig.plan(configMap("default", "a", "k", "v"));
        int before = cluster.calls();

        // Then
        assertThatThrownBy(() -> rig.handle(rig.records(plan).getFirst()))
                .isInstanceOf(Work.Unprocessable.class)
                .hasMessageContaining(
                        "signed by a planner that may not sign for project team (planner.pub in"
                                + " keys.planSigners of the applier's server.yaml)");
        assertThatThrownBy(() -> rig.handle(rig.record(rig.release(plan))))
                .isInstanceOf(Work.Unprocessable.class)
                .hasMessageContaining("may not sign for project team");
        assertThat(cluster.calls()).isEqualTo(before);
        assertThat(rig.outcomes()).isEmpty();
    }

    @Test
    void a_planner_that_is_named_for_a_project_signs_for_it() {
        // Given
        rig.changing(s -> withPlanners(s, rig.keys().planners(List.of(TEAM))));

        // When
        rig.apply(configMap("default", "a", "k", "v"));

        // Then
        rig.last(Outcome.Applied.class);
    }

    private static ApplierSettings withPlanners(ApplierSettings settings, PlanSigners planners) {
        return new ApplierSettings(
                settings.cluster(),
                settings.instance(),
                settings.source(),
                settings.authority(),
                planners,
                settings.identity(),
                settings.sealing(),
                settings.fingerprints());
    }

    @Test
    void the_applier_s_own_limits_hold_what_a_plan_would_let_go() {
        // Given
        rig.apply(maps(8));
        rig.under(
                Authorities.of(
                        Authorities.project(
                                TEAM, Destination.everything(DEV), new Limits(2, 100))));

        // When
        rig.apply(maps(4));

        // Then
        assertThat(rig.last(Outcome.Held.class).reasons())
                .contains(
                        "deletes 4 of 8 objects (limit 2 of project team in the applier's"
                                + " server.yaml)");
        assertThat(cluster.all()).contains(id(maps(8)[7]));
    }

    @Test
    void the_plan_speaks_where_its_own_limits_are_as_strict() {
        // Given
        rig.apply(maps(8));
        rig.under(
                Authorities.of(
                        Authorities.project(TEAM, Destination.everything(DEV), Limits.DEFAULT)));

        // When
        rig.apply(maps(4));

        // Then
        assertThat(rig.last(Outcome.Held.class).reasons())
                .containsExactly("deletes 4 of 8 objects (limit 30 %)");
    }

    private static JsonObject[] maps(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> configMap("default", "m" + i, "k", "v"))
                .toArray(JsonObject[]::new);
    }
}
