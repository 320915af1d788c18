package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static dev.sailplan.planner.lane.PlannerWorld.key;
import static dev.sailplan.planner.lane.PlannerWorld.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.log.fake.FakeLanes;
import dev.sailplan.planner.upkeep.Upkeep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WakeTest {
    private final PlannerWorld world = new PlannerWorld();
    private final List<String> woken = new ArrayList<>();

    @BeforeEach
    void assigned() {
        world.work.assigned(0, world.lane.state(), new FakeLanes(woken));
        woken.clear();
    }

    private void told(String application, String owner) {
        world.claimed(application, 1);
        world.takenOver(application, new RepositoryName(owner));
        world.work.statusChanged(
                Objects.requireNonNull(world.clusters.statuses.get(key(application))));
    }

    @Test
    void a_status_wakes_the_repository_that_owns_the_application() {
        // When
        told("web", "shop");

        // Then
        assertThat(woken).containsExactly("shop/deploy status/demo/web@dev");
    }

    @Test
    void a_status_wakes_nobody_whom_it_does_not_concern() {
        // When
        told("theirs", "other");

        // Then
        assertThat(woken).isEmpty();
    }

    @Test
    void a_status_wakes_a_repository_that_waits_for_the_application_of_another() {
        // Given
        world.git.commit("sailplan.yaml", with(declaring("web"), "dependsOn: [theirs]"));
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        assertThat(world.pushed().verdicts()).containsEntry("web", "waiting");

        // When
        told("theirs", "other");

        // Then
        assertThat(woken).containsExactly("shop/deploy status/demo/web@dev");
    }

    @Test
    void a_status_is_followed_by_a_look_at_its_application_alone() {
        // Given
        world.git.commit("sailplan.yaml", declaring("db", "web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        world.pushed();
        world.claimed("web", 5);
        world.claimed("db", 5);

        // When
        Written written = world.woken(Upkeep.status(key("web")));

        // Then
        assertThat(written.released()).containsExactly("web#6");
    }

    @Test
    void facts_ask_about_no_repository_without_an_application_on_that_cluster() {
        // Given
        int asked = world.clusters.askedByOwner;

        // When
        world.work.factsChanged(new ClusterName("other"));
        told("web", "shop");
        world.work.factsChanged(FakeClusters.DEV);

        // Then
        assertThat(woken).containsExactly("shop/deploy status/demo/web@dev", "shop/deploy facts");
        assertThat(world.clusters.askedByOwner).isEqualTo(asked);
    }

    @Test
    void facts_wake_only_repositories_with_an_application_on_that_cluster() {
        // Given
        world.git.commit("sailplan.yaml", declaring("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        world.pushed();
        world.work.assigned(0, world.lane.state(), new FakeLanes(woken));
        woken.clear();

        // When
        world.work.factsChanged(new ClusterName("other"));
        List<String> before = List.copyOf(woken);
        world.work.factsChanged(FakeClusters.DEV);

        // Then
        assertThat(before).isEmpty();
        assertThat(woken).containsExactly("shop/deploy facts");
    }
}
