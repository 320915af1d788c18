package dev.sailplan.common.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.threads.SteadyTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class SteadyTimeTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final AtomicLong nanos = new AtomicLong(42);
    private final SteadyTime time = new SteadyTime(clock::get, nanos::get);

    @Test
    void is_the_clock_s_while_that_goes_on() {
        pass(Duration.ofSeconds(1));
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void follows_the_clock_forward_at_once() {
        clock.set(NOON.plusSeconds(3600));
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(3600));
    }

    @Test
    void goes_on_at_half_the_speed_until_a_clock_that_was_set_back_is_there_again() {
        // Given
        clock.set(NOON.minusSeconds(10));

        // When
        pass(Duration.ofSeconds(10));

        // Then
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(5));
        pass(Duration.ofSeconds(20));
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(20));
    }

    private void pass(Duration duration) {
        clock.updateAndGet(it -> it.plus(duration));
        nanos.addAndGet(duration.toNanos());
    }
}
