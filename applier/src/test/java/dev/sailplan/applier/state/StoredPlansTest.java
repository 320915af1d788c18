package dev.sailplan.applier.state;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
    void a_large_plan_is_kept_in_steps_that_a_slow_link_moves_in_time() {
        // Given
        Plan large =
                rig.plan(
                        IntStream.range(0, 12)
                                .mapToObj(i -> configMap("default", "m" + i, "a", noise(i)))
                                .toArray(JsonObject[]::new));
        List<Outputs> steps = new ArrayList<>();

        // When
        Plan left = shelf().keepAhead(large, steps::add);
        steps.add(shelf().remember(left));

        // Then
        assertThat(steps).hasSizeGreaterThan(3);
        assertThat(steps)
                .allSatisfy(step ->
                        assertThat(bytes(step)).isLessThan(StoredPlans.LARGEST_STEP + 100_000L));
        steps.forEach(rig.lane()::commit);
        assertThat(shelf().holds(large.index())).isTrue();
    }

    private static String noise(int seed) {
        return Integer.toString(seed, 36).repeat(400_000).substring(0, 400_000);
    }

    private static long bytes(Outputs step) {
        return step.state().values().stream()
                .flatMap(Optional::stream)
                .mapToLong(Payload::size)
                .sum();
    }

    @Test
    void a_small_plan_is_one_step() {
        // Given
        Plan small = plan("1");

        // When
        Plan left =
                shelf().keepAhead(
                                small,
                                _ -> {
                                    throw new AssertionError();
                                });

        // Then
        assertThat(left).isEqualTo(small);
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
