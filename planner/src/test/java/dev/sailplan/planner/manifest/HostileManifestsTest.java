package dev.sailplan.planner.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.fuzz.Meter;
import dev.sailplan.common.fuzz.Mutant;
import dev.sailplan.common.yaml.YamlBudget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Files made to cost much.
class HostileManifestsTest {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String HEAD = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
    private static final String CRD =
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {kind: Widget, plural: widgets, singular: widget}
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
                    type: object
                    properties: {v: {type: array, items: {type: string, pattern: '%s'}}}
            ---
            apiVersion: example.com/v1
            kind: Widget
            metadata: {name: w}
            v: [%s]
            """;

    @Test
    void a_quantity_of_a_million_digits_is_refused_at_once() {
        assertThat(problems(SHORT, pod("0".repeat(1_000_000) + "x")))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("is not a quantity");
    }

    @Test
    void a_pattern_that_repeats_nothing_a_billion_times_is_left_to_the_server() {
        assertThat(problems(SHORT, CRD.formatted("((){1000000000}){1000000000}", "x"))).isEmpty();
    }

    @Test
    void a_slow_pattern_on_many_values_has_one_budget_for_all_of_them() {
        String values = "a".repeat(40) + ", ";

        assertThat(problems(LONG, CRD.formatted("^a*a*a*a*a*a*a*a*b$", values.repeat(50_000))))
                .isEmpty();
    }

    @Test
    void patterns_are_still_enforced() {
        assertThat(problems(SHORT, CRD.formatted("^[a-z]{1,3}$", "abc, abcd")))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("\"abcd\" is not of the form");
    }

    @Test
    void a_hundred_problems_are_enough() {
        String fields =
                IntStream.range(0, 300_000)
                        .mapToObj(i -> "aaaaaaaaaaaaaaaa%06d: 1\n".formatted(i))
                        .collect(Collectors.joining());

        List<Problem> problems = problems(LONG, HEAD + fields);

        assertThat(problems).hasSize(101);
        assertThat(problems.getLast().message()).startsWith("too many problems");
    }

    @Test
    void a_schema_that_contains_itself_is_walked_once() {
        String deep = "{properties: {a: ".repeat(40) + "{enum: [%s]}" + "}}".repeat(40);
        String crd =
                "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a}\n"
                        + "spec: {group: a, scope: Cluster, names: {kind: A, plural: a}, versions: [{name: v1, served: true,"
                        + " storage: true, schema: {openAPIV3Schema: "
                        + deep.formatted("1,".repeat(400_000))
                        + "}}]}\n";

        assertThat(problems(LONG, crd)).isEmpty();
    }

    @Test
    void a_list_of_another_version_is_none_to_kubectl() {
        String list =
                "apiVersion: %s\nkind: %sList\nitems: [{metadata: {name: a}, apiVersion: v1, kind: ConfigMap}]\n";

        assertThat(problems(SHORT, list.formatted("v1", ""))).isEmpty();
        assertThat(problems(SHORT, list.formatted("1d", ""))).hasSize(1);
        assertThat(problems(SHORT, list.formatted("3", "ConfigMap"))).hasSize(1);
    }

    @Test
    void what_names_no_object_is_refused() {
        String role =
                "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: %s, namespace: %s}\n";
        String kinds =
                CRD.formatted("a", "a").replace("example.com", "a/b").replace("Widget,", "W.x,");

        assertThat(problems(SHORT, role.formatted("'a:b'", "shop"))).isEmpty();
        assertThat(problems(SHORT, role.formatted("\"a\\nb\"", "shop"))).hasSize(1);
        assertThat(problems(SHORT, role.formatted("a", "x/y"))).hasSize(1);
        assertThat(problems(SHORT, kinds)).isNotEmpty();
    }

    @Test
    void a_million_tiny_documents_are_soon_refused() {
        assertThat(problems(LONG, "{}".repeat(1_000_000))).hasSizeLessThanOrEqualTo(101);
        assertThat(problems(LONG, "---\n#\n".repeat(1_000_000))).hasSize(1);
    }

    private static String pod(String cpu) {
        return "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n"
                + "spec: {containers: [{name: a, resources: {limits: {cpu: \""
                + cpu
                + "\"}}}]}\n";
    }

    private static List<Problem> problems(Duration most, String text) {
        Mutant file = new Mutant(text);
        ManifestReader reader =
                new ManifestReader(
                        TestCluster.kinds(),
                        new AllowedNamespaces("shop", Set.of()),
                        YamlBudget.STANDARD);
        return switch (Meter.within(
                most, file, () -> reader.read(Map.of("a.yaml", text.getBytes(UTF_8))))) {
            case Manifests.Accepted _ -> List.of();
            case Manifests.Refused(var problems, _) -> problems;
        };
    }
}
