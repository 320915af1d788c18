package dev.sailplan.applier.state;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.plan.Plan;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is kept of plans once a newer one settles.
class StoredPlansTest {
    private final Rig rig = new Rig("shop", new FakeCluster());

    private StoredPlans shelf() {
        return new ReleaseState(rig.application(), rig.lane().state()).plans();
    }

    private Plan plan(String color) {
        return rig.plan(configMap("default", "a", "color", color));
    }

    @Test
    void a_plan_that_a_release_waits_for_stays_given_up() {
        // Given
        Plan waitedFor = plan("1");
        Plan forgotten = plan("2");
        rig.lane().commit(shelf().giveUp(waitedFor));
        rig.lane().commit(shelf().giveUp(forgotten));

        // When
        rig.lane().commit(shelf().tidied(plan("3"), Set.of(), Set.of(waitedFor.id())));

        // Then
        assertThat(shelf().isGivenUp(waitedFor.id())).isTrue();
        assertThat(shelf().isGivenUp(forgotten.id())).isFalse();
    }
}
