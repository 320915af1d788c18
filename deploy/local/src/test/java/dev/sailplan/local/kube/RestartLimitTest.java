package dev.sailplan.local.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RestartLimitTest {
    @Test
    void five_starts_within_ten_minutes_are_enough_and_later_ones_count_anew() {
        // Given
        RestartLimit limit = new RestartLimit();
        for (int i = 0; i < 5; i++) {
            assertThat(limit.allowsAnother(i)).isTrue();
        }

        // Then
        assertThat(limit.allowsAnother(6)).isFalse();
        assertThat(limit.exhausted("etcd"))
                .contains("etcd ended 6 times")
                .contains("start dev anew");
        assertThat(limit.allowsAnother(Duration.ofMinutes(11).toNanos())).isTrue();
    }

    @Test
    void each_start_waits_twice_as_long_as_the_one_before() {
        RestartLimit limit = new RestartLimit();

        assertThat(limit.allowsAnother(0)).isTrue();
        assertThat(limit.pause()).isEqualTo(Duration.ofMillis(500));
        assertThat(limit.allowsAnother(1)).isTrue();
        assertThat(limit.pause()).isEqualTo(Duration.ofSeconds(1));
    }
}
