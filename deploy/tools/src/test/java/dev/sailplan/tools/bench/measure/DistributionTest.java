package dev.sailplan.tools.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void orders_what_came_in_any_order() {
        Distribution times = millis(30, 10, 20);

        assertThat(times.min()).isEqualTo(Duration.ofMillis(10));
        assertThat(times.median()).isEqualTo(Duration.ofMillis(20));
        assertThat(times.max()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void takes_the_mean_of_the_middle_two_of_an_even_number() {
        assertThat(millis(10, 20, 31, 400).median()).isEqualTo(Duration.ofNanos(25_500_000));
    }

    @Test
    void names_the_time_that_nine_of_ten_do_not_exceed() {
        assertThat(millis(LongStream.rangeClosed(1, 30).toArray()).p90())
                .isEqualTo(Duration.ofMillis(27));
        assertThat(millis(LongStream.rangeClosed(1, 10).toArray()).p90())
                .isEqualTo(Duration.ofMillis(9));
        assertThat(millis(1, 2, 3, 4, 5).p90()).isEqualTo(Duration.ofMillis(5));
        assertThat(millis(7).p90()).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void compares_by_medians() {
        assertThat(millis(100, 150, 900).ratioTo(millis(50, 60, 70))).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void needs_something_measured() {
        assertThatThrownBy(() -> new Distribution(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Distribution millis(long... samples) {
        return Distribution.of(LongStream.of(samples).mapToObj(Duration::ofMillis).toList());
    }
}
