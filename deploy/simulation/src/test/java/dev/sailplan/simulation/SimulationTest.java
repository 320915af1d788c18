package dev.sailplan.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.Keys;
import dev.sailplan.simulation.world.SimulatedWorld;
import org.junit.jupiter.api.Test;

class SimulationTest {
    @Test
    void the_same_seed_takes_the_same_steps() {
        // Given
        Keys keys = Keys.generate();
        SimulatedWorld one = new SimulatedWorld(1, keys, 0);
        SimulatedWorld other = new SimulatedWorld(1, keys, 0);

        // When
        one.run();
        other.run();

        // Then
        assertThat(one.trace().digest()).isEqualTo(other.trace().digest());
    }
}
