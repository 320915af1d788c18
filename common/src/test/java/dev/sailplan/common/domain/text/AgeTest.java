package dev.sailplan.common.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class AgeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "59, 59s",
        "60, 1m",
        "3599, 59m",
        "3600, 1h",
        "86399, 23h",
        "86400, 1d",
        "34560000, 400d"
    })
    void is_said_in_the_largest_whole_unit(long seconds, String age) {
        assertThat(Age.between(Instant.EPOCH, Instant.EPOCH.plusSeconds(seconds))).isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource({"1", "86400"})
    void is_nothing_where_a_clock_is_ahead_of_ours(long seconds) {
        assertThat(Age.between(Instant.EPOCH.plusSeconds(seconds), Instant.EPOCH)).isEqualTo("0s");
    }
}
