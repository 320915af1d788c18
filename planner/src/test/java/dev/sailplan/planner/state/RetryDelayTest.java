package dev.sailplan.planner.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryDelayTest {
    @Test
    void waits_double_up_to_the_longest() {
        assertThat(RetryDelay.RELEASE.after(0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryDelay.RELEASE.after(3)).isEqualTo(Duration.ofSeconds(80));
        assertThat(RetryDelay.RELEASE.after(1000)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void those_that_failed_together_are_not_tried_again_in_step() {
        assertThat(RetryDelay.RELEASE.after(0, 0.0)).isEqualTo(Duration.ofMillis(7_500));
        assertThat(RetryDelay.RELEASE.after(0, 0.5)).isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryDelay.RELEASE.after(1000, 1.0)).isEqualTo(Duration.ofMinutes(75));
    }
}
