package dev.sailplan.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class RateLimiterTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final RateLimiter limiter = new RateLimiter(new IntakeLimits.Rate(10, 2), now::get);

    @Test
    void a_burst_passes_and_then_the_rate_holds() {
        assertThat(limiter.admits("a")).isTrue();
        assertThat(limiter.admits("a")).isTrue();
        assertThat(limiter.admits("a")).isFalse();

        // When
        now.set(now.get().plusMillis(100));

        // Then
        assertThat(limiter.admits("a")).isTrue();
        assertThat(limiter.admits("a")).isFalse();
    }

    @Test
    void one_repository_does_not_use_up_another_s_rate() {
        assertThat(limiter.admits("a")).isTrue();
        assertThat(limiter.admits("a")).isTrue();
        assertThat(limiter.admits("a")).isFalse();
        assertThat(limiter.admits("b")).isTrue();
    }

    @Test
    void a_clock_that_steps_back_takes_nothing_away() {
        // Given
        assertThat(limiter.admits("a")).isTrue();

        // When
        now.set(now.get().minusSeconds(3600));

        // Then
        assertThat(limiter.admits("a")).isTrue();
    }
}
