package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.planner.git.JGitMirrors;
import dev.sailplan.planner.git.SourceRepository;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.transfer.GitRemote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a repository may hold that no client of good will pushes, in a real one.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileRepositoryTest {
    @TempDir Path temporary;
    private SourceRepository source;
    private PlannerWorld world;

    @BeforeEach
    void two_applications() throws IOException {
        source = new SourceRepository(temporary.resolve("source.git"));
        source.file("sailplan.yaml", declaring("web", "db"));
        source.file("apps/web/config.yaml", configMap("web", "green"));
        source.file("apps/db/config.yaml", configMap("db", "green"));
        GitRemote remote =
                GitRemote.of(PlannerWorld.SHOP, source.url().toString(), Optional.empty(), true);
        world =
                new PlannerWorld(
                        new JGitMirrors(
                                temporary.resolve("mirrors"),
                                List.of(remote),
                                MirrorBudget.STANDARD,
                                InstantSource.system()));
    }

    @AfterEach
    void close() {
        source.close();
    }

    private Written pushed() throws IOException {
        source.commit("main", "hostile");
        return world.pushed();
    }

    /// The one application that is refused, and why; the other is released.
    private static List<String> problemsOfWeb(Written written) {
        assertThat(written.verdicts())
                .containsEntry("web", "refused")
                .containsEntry("db", "released #1");
        return written.of(Decision.Rejected.class).getFirst().problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static List<String> problemsOfAll(Written written) {
        assertThat(written.releases()).isEmpty();
        return written.of(Decision.Refused.class).getFirst().problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void a_link_in_place_of_the_declaration_is_refused_by_name() throws IOException {
        // Given
        source.file("elsewhere.yaml", declaring("web", "db"));
        source.link("sailplan.yaml", "elsewhere.yaml");

        // Then
        assertThat(problemsOfAll(pushed()))
                .singleElement()
                .asString()
                .contains("sailplan.yaml", "is not a file at the root");
    }

    @Test
    void a_link_in_place_of_an_included_file_is_refused_by_name() throws IOException {
        // Given
        source.file("teams/a/apps.yaml", declaring("web"));
        source.link("teams/b/apps.yaml", "../a/apps.yaml");
        source.file(
                "sailplan.yaml",
                "apiVersion: sailplan.dev/v1\nkind: Applications\ninclude: [teams/*/apps.yaml]\n");

        // Then
        assertThat(problemsOfAll(pushed()))
                .containsExactly(
                        "sailplan.yaml:3:11  include 'teams/b/apps.yaml' is not a regular file");
    }

    @Test
    void a_link_to_a_folder_in_place_of_that_of_an_application_is_refused_by_name()
            throws IOException {
        // Given
        source.remove("apps/web/config.yaml").link("apps/web", "db");

        // Then
        assertThat(problemsOfWeb(pushed()))
                .singleElement()
                .asString()
                .startsWith("apps/web  is a symbolic link to a folder");
    }

    @Test
    void a_link_out_of_the_repository_in_place_of_an_application_is_refused_by_name()
            throws IOException {
        // Given
        source.remove("apps/web/config.yaml").link("apps/web", "/etc/passwd");

        // Then
        assertThat(problemsOfWeb(pushed()))
                .singleElement()
                .asString()
                .startsWith("apps/web  is a symbolic link out of the repository");
    }

    @Test
    void a_path_that_leads_through_a_link_is_refused_by_name() throws IOException {
        // Given
        source.remove("apps/web/config.yaml").remove("apps/db/config.yaml");
        source.file("real/web/config.yaml", configMap("web", "green"));
        source.file("real/db/config.yaml", configMap("db", "green")).link("apps", "real");

        // When
        Written written = pushed();

        // Then
        assertThat(written.releases()).isEmpty();
        assertThat(written.of(Decision.Rejected.class).toString())
                .contains("path 'apps/web' is not in this commit", "path 'apps/db' is not in this");
    }

    @Test
    void a_folder_of_links_is_no_directory_to_declare_applications_by() throws IOException {
        // Given
        source.link("apps/link", "web");
        source.file(
                "sailplan.yaml",
                """
                apiVersion: sailplan.dev/v1
                kind: Applications
                applications:
                  - forEach: {directories: apps/*}
                    name: "{directory}"
                    plain: {path: "apps/{directory}"}
                    destination: {cluster: dev, namespace: "{directory}"}
                """);

        // Then
        assertThat(problemsOfAll(pushed()).toString())
                .contains("'apps/link' is a symbolic link, which is never followed");
    }

    @Test
    void what_a_link_in_place_of_an_application_leads_to_is_planned_whenever_it_changes()
            throws IOException {
        // Given
        source.file("third-party/web.yaml", configMap("web", "green"));
        source.link("apps/web.yaml", "../third-party/web.yaml");
        source.file(
                "sailplan.yaml",
                declaring("web", "db").replace("{path: apps/web}", "{path: apps/web.yaml}"));
        assertThat(pushed().released()).containsExactly("db#1", "web#1");

        // When
        source.file("third-party/web.yaml", configMap("web", "red"));

        // Then
        assertThat(pushed().released()).containsExactly("web#2");
    }

    @Test
    void more_manifests_than_are_read_are_refused_with_the_number() throws IOException {
        // Given
        byte[] large = ("#" + " ".repeat(7_600_000) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 1; i <= 9; i++) {
            source.file("apps/web/large-" + i + ".yaml", large);
        }

        // Then
        assertThat(problemsOfWeb(pushed()))
                .containsExactly(
                        "apps/web/large-9.yaml  brings the application's manifests above 67108864"
                                + " bytes");
    }

    @Test
    void folders_that_hold_one_another_without_an_end_are_refused_with_the_number()
            throws IOException {
        // Given
        source.folders("deep", 10, 10);
        source.file(
                "sailplan.yaml",
                declaring("web", "db").replace("{path: apps/web}", "{path: deep}"));

        // Then
        assertThat(problemsOfWeb(pushed()))
                .containsExactly(
                        "deep  holds more than 100000 files and folders; name smaller folders"
                                + " inside of it instead");
    }

    @Test
    void files_whose_paths_fill_the_memory_are_refused_with_the_number() throws IOException {
        // Given
        for (int i = 0; i < 1_200; i++) {
            source.submodule("deep/" + "n".repeat(30_000) + "/" + i);
        }
        source.file(
                "sailplan.yaml",
                declaring("web", "db").replace("{path: apps/web}", "{path: deep}"));

        // Then
        assertThat(problemsOfWeb(pushed()))
                .containsExactly(
                        "deep  has paths of more than 33554432 letters together; name smaller"
                                + " folders inside of it instead");
    }

    @Test
    void the_paths_that_a_pattern_leads_to_are_counted_by_their_letters() throws IOException {
        // Given
        for (int i = 0; i < 4_000; i++) {
            source.submodule("names/" + "n".repeat(10_000) + i % 40 + "/" + i);
        }
        source.file(
                "sailplan.yaml",
                "apiVersion: sailplan.dev/v1\nkind: Applications\ninclude: ['names/*/*']\n");

        // Then
        assertThat(problemsOfAll(pushed()))
                .containsExactly(
                        "sailplan.yaml  a pattern of it leads to paths of more than 33554432"
                                + " letters together; write a narrower one");
    }

    @Test
    void a_pattern_that_leads_into_such_folders_is_refused_with_the_number() throws IOException {
        // Given
        source.folders("deep", 10, 10);
        source.file(
                "sailplan.yaml",
                "apiVersion: sailplan.dev/v1\nkind: Applications\ninclude: ['deep/*/*/*/*/*/*/*']\n");

        // Then
        assertThat(problemsOfAll(pushed()))
                .containsExactly(
                        "sailplan.yaml  a pattern of it leads to more than 100000 files and"
                                + " folders");
    }
}
