package dev.sailplan.planner.declare.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsReaderTest {
    @Test
    void reads_durations_as_people_write_them() {
        assertThat(OptionsReader.duration("90s")).contains(Duration.ofSeconds(90));
        assertThat(OptionsReader.duration("5m")).contains(Duration.ofMinutes(5));
        assertThat(OptionsReader.duration("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(OptionsReader.duration("0s")).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5 m", "-5m", "30m1h", "25h", "99999999999999h", "1d"})
    void refuses_other_durations(String text) {
        assertThat(OptionsReader.duration(text)).isEmpty();
    }
}
