package dev.sailplan.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.simulation.Simulation.Seeds;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int SCHEDULES = 1000;
    private final Simulation simulation = new Simulation(2);

    @Test
    void every_invariant_holds_in_a_thousand_schedules() {
        // When
        List<Schedule> failed = simulation.failures(new Seeds(1, SCHEDULES), _ -> {});

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
