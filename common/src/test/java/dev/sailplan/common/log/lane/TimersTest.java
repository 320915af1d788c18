package dev.sailplan.common.log.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TimersTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Timers.Task TASK = new Timers.Task("lane", "task");
    private final Timers timers = new Timers();

    @Test
    void a_later_time_does_not_put_off_an_earlier_one() {
        // Given
        timers.set(TASK, NOW.plusSeconds(10));

        // When
        timers.set(TASK, NOW.plusSeconds(3600));

        // Then
        assertThat(timers.due(NOW.plusSeconds(9))).isEmpty();
        assertThat(timers.due(NOW.plusSeconds(10))).containsExactly(TASK);
        assertThat(timers.due(NOW.plusSeconds(3600))).isEmpty();
    }

    @Test
    void an_earlier_time_takes_the_place_of_a_later_one() {
        // Given
        timers.set(TASK, NOW.plusSeconds(3600));

        // When
        timers.set(TASK, NOW.plusSeconds(10));

        // Then
        assertThat(timers.due(NOW.plusSeconds(10))).containsExactly(TASK);
        assertThat(timers.due(NOW.plusSeconds(3600))).isEmpty();
    }

    @Test
    void a_task_that_was_woken_can_be_set_to_any_time_again() {
        // Given
        timers.set(TASK, NOW);
        assertThat(timers.due(NOW)).containsExactly(TASK);

        // When
        timers.set(TASK, NOW.plusSeconds(60));

        // Then
        assertThat(timers.due(NOW.plusSeconds(59))).isEmpty();
        assertThat(timers.due(NOW.plusSeconds(60))).containsExactly(TASK);
    }
}
