package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static dev.sailplan.planner.lane.PlannerWorld.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.planner.home.HomeRepository;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a commit is judged by beside its own words.
class JudgedByTest {
    private static final String STRICT = "limits: {deletions: 1, deletionPercent: 10}";
    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void one_application() {
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        world.git.commit("sailplan.yaml", with(declaring("web"), STRICT));
    }

    private Limits planned(String color) {
        world.git.commit("apps/web/config.yaml", configMap("web", color));
        return world.pushed().plans().getFirst().options().limits();
    }

    @Test
    void limits_that_were_released_but_not_applied_loosen_nothing() {
        // Given
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", declaring("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));
        Release looser = world.pushed().release("web");
        world.settled("web", looser, Status.End.HELD, new Health.Unknown());

        // Then
        assertThat(planned("red").deletions()).isEqualTo(1);
    }

    @Test
    void limits_that_were_applied_count_for_the_next_commit() {
        // Given
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", declaring("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));
        world.pushedAndApplied();

        // Then
        assertThat(planned("red").deletions()).isEqualTo(Limits.DEFAULT.deletions());
    }

    @Test
    void an_approval_asked_for_by_a_change_of_nothing_else_is_kept_to() {
        // Given
        world.pushedAndApplied();
        world.git.commit(
                "sailplan.yaml",
                with(declaring("web"), "approval: {pullRequest: required, reviews: 1}"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "held");
    }

    @Test
    void a_second_deployable_branch_is_refused() {
        // Given
        ProjectSettings project =
                new ProjectSettings(
                        PlannerWorld.PROJECT,
                        List.of(),
                        Limits.DEFAULT,
                        ProjectSettings.Approval.NONE);

        // Then
        assertThatThrownBy(() ->
                        new HomeRepository(
                                new RepositoryName("shop"),
                                List.of(RefName.branch("main"), RefName.branch("next")),
                                project))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one branch");
    }
}
