package dev.sailplan.planner.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.planner.declare.Application.Plain;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.declare.read.DeclarationReader;
import dev.sailplan.planner.lane.FakeTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlainFilesTest {
    private final Map<String, String> files = new TreeMap<>();

    private PlainFiles found(String except) {
        FakeTree tree = tree(except);
        return PlainFiles.of(source(tree), tree);
    }

    private FakeTree tree(String except) {
        files.put(
                "sailplan.yaml",
                """
                apiVersion: sailplan.dev/v1
                kind: Applications
                applications:
                  - name: web
                    plain: {path: apps/web, except: [%s]}
                    destination: {cluster: dev, namespace: web}
                """
                        .formatted(except));
        return new FakeTree(files);
    }

    private static Plain source(FakeTree tree) {
        return switch (DeclarationReader.read(tree, new ProjectName("demo"))) {
            case Declaration.Applications(var all) -> all.getFirst().source();
            case Declaration.Broken(var problems) -> throw new AssertionError(problems);
        };
    }

    @Test
    void what_is_plainly_no_manifest_is_named_in_one_message_with_the_line_to_add() {
        // Given
        files.put("apps/web/a.yaml", "a manifest");
        files.put("apps/web/kustomization.yaml", "resources: []");
        files.put("apps/web/package.json", "{}");
        files.put("apps/web/chart/Chart.yaml", "name: chart");
        files.put("apps/web/chart/values-prod.yaml", "a: b");
        files.put("apps/web/.github/workflows/ci.yaml", "on: push");
        files.put("apps/web/.github/dependabot.yml", "version: 2");
        files.put("apps/web/values.yaml", "perhaps a manifest: no chart is beside it");

        // When
        PlainFiles found = found("");

        // Then
        Plain source = source(tree(""));
        assertThat(found.problems(source, List.of()).stream().map(Problem::toString))
                .containsExactly(
                        "sailplan.yaml:5:19  not manifests: .github (for GitHub), chart/Chart.yaml"
                                + " (a Helm chart), chart/values-prod.yaml (values of a Helm chart),"
                                + " kustomization.yaml (a kustomization), package.json (a file of npm);"
                                + " leave them out beside path: `except: [.github, chart/Chart.yaml,"
                                + " chart/values-prod.yaml, kustomization.yaml, package.json]`");
        assertThat(found.manifests().stream().map(TreeEntry::path))
                .containsExactly("apps/web/a.yaml", "apps/web/values.yaml");
    }

    @Test
    void files_in_which_nothing_says_what_it_is_are_named_in_the_same_message() {
        // Given
        files.put("apps/web/a.yaml", "replicas: 3");
        files.put("apps/web/kustomization.yaml", "resources: []");
        files.put("apps/web/values.yaml", "image: web");
        PlainFiles found = found("");

        // When
        List<Problem> problems =
                found.problems(
                        source(tree("")), List.of("apps/web/values.yaml", "apps/web/a.yaml"));

        // Then
        assertThat(problems.stream().map(Problem::toString))
                .containsExactly(
                        "sailplan.yaml:5:19  not manifests: kustomization.yaml (a kustomization),"
                                + " a.yaml (no apiVersion, no kind), values.yaml (values of a Helm"
                                + " chart?); leave them out beside path: `except:"
                                + " [kustomization.yaml, a.yaml, values.yaml]`");
    }

    @Test
    void the_line_leaves_them_out() {
        // Given
        files.put("apps/web/a.yaml", "a manifest");
        files.put("apps/web/kustomization.yaml", "resources: []");
        files.put("apps/web/chart/Chart.yaml", "name: chart");
        files.put("apps/web/chart/templates/a.yaml", "{{ }}");
        files.put("apps/web/.github/workflows/ci.yaml", "on: push");
        files.put("apps/web/vendor", "link:/elsewhere");

        // When
        PlainFiles found = found(".github, chart, 'kust*.yaml', vendor");

        // Then
        assertThat(found.problems()).isEmpty();
        assertThat(found.manifests().stream().map(TreeEntry::path))
                .containsExactly("apps/web/a.yaml");
    }

    @Test
    void links_to_files_of_the_commit_are_followed() {
        // Given
        files.put("third-party/crd.yaml", "the definition");
        files.put("apps/web/crd.yaml", "link:./../../third-party/crd.yaml");
        files.put("apps/web/again.yaml", "link:crd.yaml");
        files.put("apps/web/passwd.yaml", "link:/etc/passwd");
        files.put("apps/web/up.yaml", "link:../../../up.yaml");
        files.put("apps/web/gone.yaml", "link:nothing.yaml");
        files.put("apps/web/folder.yaml", "link:../../third-party");
        files.put("apps/web/circle.yaml", "link:circle.yaml");

        // When
        FakeTree tree = tree("");
        PlainFiles found = PlainFiles.of(source(tree), tree);

        // Then
        assertThat(found.manifests())
                .extracting(file ->
                        file.path() + " " + new String(tree.read(file), StandardCharsets.UTF_8))
                .containsExactly(
                        "apps/web/again.yaml the definition", "apps/web/crd.yaml the definition");
        assertThat(found.problems().stream().map(Problem::toString))
                .containsExactly(
                        "apps/web/circle.yaml  is a symbolic link to another and so on, more"
                                + " than 8 times; put the file itself here",
                        "apps/web/folder.yaml  is a symbolic link to a folder; links are"
                                + " followed to files only; put the file itself here",
                        "apps/web/gone.yaml  is a symbolic link to a file that is not in this"
                                + " commit; put the file itself here",
                        "apps/web/passwd.yaml  is a symbolic link out of the repository, which"
                                + " is never followed; put the file itself here",
                        "apps/web/up.yaml  is a symbolic link out of the repository, which is"
                                + " never followed; put the file itself here");
    }

    @Test
    void content_behind_a_link_is_part_of_what_a_plan_is_made_from() {
        // Given
        files.put("third-party/crd.yaml", "the definition");
        files.put("apps/web/crd.yaml", "link:../../third-party/crd.yaml");
        files.put("apps/web/sub/plain.yaml", "a manifest");
        LinkTargetIds content = new LinkTargetIds();
        String before = of(content);

        // When
        files.put("third-party/crd.yaml", "another definition");

        // Then
        assertThat(of(content)).isNotEqualTo(before).startsWith("link apps/web/crd.yaml ");
        files.remove("apps/web/crd.yaml");
        assertThat(of(content)).isEmpty();
    }

    private String of(LinkTargetIds content) {
        FakeTree tree = tree("");
        return content.of(source(tree), tree.entry("apps/web").orElseThrow(), tree);
    }
}
