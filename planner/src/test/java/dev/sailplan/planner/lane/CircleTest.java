package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static dev.sailplan.planner.lane.PlannerWorld.key;
import static dev.sailplan.planner.lane.PlannerWorld.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.planner.clusters.DependencyWatchers;
import dev.sailplan.planner.upkeep.Upkeep;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircleTest {
    private final DependencyWatchers dependents = new DependencyWatchers();

    @Test
    void applications_of_two_repositories_that_wait_for_each_other_are_told_so() {
        // Given
        PlannerWorld world = new PlannerWorld();
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        world.git.commit("sailplan.yaml", with(declaring("web"), "dependsOn: [db]"));
        world.dependents.needs(key("db"), List.of(key("web")));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.of(Decision.Delayed.class))
                .singleElement()
                .satisfies(delayed ->
                        assertThat(delayed.reason())
                                .isEqualTo(
                                        "waits for demo/db@dev, which is not applied yet; none of"
                                                + " them ever goes on: demo/web@dev depends on"
                                                + " demo/db@dev depends on demo/web@dev; take one"
                                                + " dependsOn out"));
        assertThat(world.woken(Upkeep.STATUS).all()).isEmpty();
    }

    @Test
    void a_circle_is_found_over_any_number_of_applications() {
        // Given
        dependents.needs(key("a"), List.of(key("x"), key("b")));
        dependents.needs(key("b"), List.of(key("c")));
        dependents.needs(key("c"), List.of(key("a")));

        // Then
        assertThat(dependents.circle(key("a")))
                .contains(List.of(key("a"), key("b"), key("c"), key("a")));
        assertThat(dependents.circle(key("x"))).isEmpty();
    }

    @Test
    void what_was_taken_out_closes_no_circle_any_more() {
        // Given
        dependents.needs(key("a"), List.of(key("b")));
        dependents.needs(key("b"), List.of(key("a")));

        // When
        dependents.needs(key("b"), List.of());

        // Then
        assertThat(dependents.circle(key("a"))).isEmpty();
    }

    @Test
    void who_only_waits_for_a_circle_is_not_in_it() {
        // Given
        dependents.needs(key("a"), List.of(key("b")));
        dependents.needs(key("b"), List.of(key("a")));
        dependents.needs(key("c"), List.of(key("a")));

        // Then
        assertThat(dependents.circle(key("c"))).isEmpty();
    }
}
