package dev.sailplan.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.simulation.Simulation.Seeds;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int SCHEDULES = 1000;
    private static final int LIVELY = 200;
    private final Simulation simulation = new Simulation(2);

    @Test
    void every_invariant_holds_in_a_thousand_schedules() {
        assertAllHold(simulation, new Seeds(1, SCHEDULES));
    }

    @Test
    void every_invariant_holds_where_objects_move_and_namespaces_are_deleted() {
        assertAllHold(simulation.lively(), new Seeds(1, LIVELY));
    }

    /// Of planner's state lost while objects moved (decision 16).
    @Test
    void what_a_lost_topic_leaves_nobody_to_know_is_all_that_is_forgiven() {
        assertAllHold(simulation.lively(), new Seeds(994, 1));
        assertAllHold(simulation.lively(), new Seeds(1367, 1));
    }

    private static void assertAllHold(Simulation worlds, Seeds seeds) {
        // When
        List<Schedule> failed = worlds.failures(seeds, _ -> {});

        // Then
        assertThat(failed)
                .as(() -> failed.stream().map(Schedule::report).collect(Collectors.joining("\n\n")))
                .isEmpty();
    }

    @Test
    void the_same_seed_takes_the_same_steps() {
        for (long seed = 1; seed <= 10; seed++) {
            // When
            Schedule one = simulation.one(seed, 0);
            Schedule other = simulation.one(seed, 0);

            // Then
            assertThat(one.digest()).as("seed " + seed).isEqualTo(other.digest());
        }
    }
}
