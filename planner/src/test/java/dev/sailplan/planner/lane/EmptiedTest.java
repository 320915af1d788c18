package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static dev.sailplan.planner.lane.PlannerWorld.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.planner.application.RemovalPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A folder that comes to nothing.
class EmptiedTest {
    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void two_applications() {
        world.git.commit("apps/web/a.yaml", configMap("a", "green"));
        world.git.commit("apps/web/b.yaml", configMap("b", "green"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        world.git.commit("sailplan.yaml", declaring("db", "web"));
    }

    private void emptied() {
        world.git.delete("apps/web/a.yaml");
        world.git.delete("apps/web/b.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apps/web/README.md", "apps/web/c.yaml"})
    void a_folder_that_was_emptied_is_refused_and_deletes_nothing(String left) {
        // Given
        world.git.commit(left, "# nothing here any more\n");
        world.pushedAndApplied();
        emptied();

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.releases()).isEmpty();
        assertThat(written.plans()).isEmpty();
        assertThat(written.of(Decision.Rejected.class))
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.at().file()).isEqualTo("sailplan.yaml");
                                    assertThat(problem.at().line()).isEqualTo(8);
                                    assertThat(problem.message())
                                            .startsWith(
                                                    "path 'apps/web' comes to no object in this"
                                                            + " commit; what was applied from it"
                                                            + " stays. To remove all of it take");
                                }));
        assertThat(written.verdicts()).containsEntry("db", "unchanged");
    }

    @Test
    void a_path_that_vanished_is_refused_and_deletes_nothing() {
        // Given
        world.pushedAndApplied();
        emptied();

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.releases()).isEmpty();
        assertThat(written.of(Decision.Rejected.class))
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.problems().getFirst().message())
                                .startsWith("path 'apps/web' is not in this commit; what was"));
    }

    @Test
    void the_namespace_that_is_made_for_it_does_not_count() {
        // Given
        world.git.commit("apps/web/README.md", "words");
        world.git.commit(
                "sailplan.yaml",
                declaring("db", "web")
                        .replace("namespace: web}", "namespace: web, createNamespace: true}"));
        world.pushedAndApplied();
        emptied();

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "refused");
        assertThat(written.releases()).isEmpty();
    }

    @Test
    void an_applier_that_holds_something_counts_where_state_was_lost() {
        // Given
        world.git.commit("apps/web/README.md", "words");
        world.pushedAndApplied();
        world.lane.state.clear();
        emptied();

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "refused");
    }

    @Test
    void files_that_come_back_change_nothing() {
        // Given
        world.git.commit("apps/web/README.md", "words");
        world.pushedAndApplied();
        emptied();
        world.pushed();
        world.git.commit("apps/web/a.yaml", configMap("a", "green"));
        world.git.commit("apps/web/b.yaml", configMap("b", "green"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "unchanged");
        assertThat(written.releases()).isEmpty();
    }

    @Test
    void an_application_that_never_had_an_object_needs_no_release() {
        // Given
        world.git.commit("apps/new/README.md", "words");
        world.git.commit("sailplan.yaml", declaring("db", "web", "new"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("db#1", "web#1");
        assertThat(written.verdicts()).containsEntry("new", "unchanged");
        world.git.commit("apps/new/config.yaml", configMap("new", "green"));
        assertThat(world.pushed().released()).contains("new#1");
    }

    @Test
    void what_went_to_another_application_is_no_loss() {
        // Given
        world.git.commit("apps/web/README.md", "words");
        world.git.commit(
                "sailplan.yaml", declaring("db", "web").replace("namespace: web", "namespace: db"));
        world.pushedAndApplied();
        emptied();
        world.git.commit("apps/db/a.yaml", configMap("a", "green"));
        world.git.commit("apps/db/b.yaml", configMap("b", "green"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactlyInAnyOrder("db#2", "web#2");
        assertThat(written.release("web").moved().away()).hasSize(2);
        assertThat(written.release("web").intent()).isEqualTo(RemovalPlan.NOTHING.intentDigest());
    }

    @Test
    void it_is_removed_by_its_declaration() {
        // Given
        world.git.commit("apps/web/README.md", "words");
        world.git.commit("sailplan.yaml", with(declaring("db", "web"), "onRemove: prune"));
        world.pushedAndApplied();
        emptied();
        world.pushed();
        world.git.commit("sailplan.yaml", declaring("db"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("web#2");
    }
}
