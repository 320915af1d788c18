package dev.sailplan.planner.git.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTooOftenTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "429, 120, 120",
        "403, 60, 60",
        "503, 7, 7",
        "429, 0, 1",
        "429, 999999, 3600",
        "429, soon, 60",
        "429, 'Mon, 30 Nov 2026 08:01:30 GMT', 90",
        "429, 'Mon, 30 Nov 2026 07:00:00 GMT', 1"
    })
    void a_host_says_after_how_long_to_come_back(int status, String after, long seconds) {
        assertThat(pause(status, Map.of("Retry-After", after)))
                .contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-RateLimit", "RateLimit"})
    void or_when_it_counts_anew(String prefix) {
        // Given
        String reset = Long.toString(NOW.plusSeconds(300).getEpochSecond());

        // Then
        assertThat(pause(403, Map.of(prefix + "-Remaining", "0", prefix + "-Reset", reset)))
                .contains(Duration.ofMinutes(5));
        assertThat(pause(403, Map.of(prefix + "-Remaining", "9", prefix + "-Reset", reset)))
                .isEmpty();
        assertThat(pause(200, Map.of(prefix + "-Remaining", "0", prefix + "-Reset", reset)))
                .isEmpty();
    }

    @Test
    void who_says_nothing_else_is_left_alone_for_a_minute() {
        assertThat(pause(429, Map.of())).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500, 503})
    void a_refusal_is_no_wish_to_be_left_alone(int status) {
        assertThat(pause(status, Map.of())).isEmpty();
    }

    private static Optional<Duration> pause(int status, Map<String, String> headers) {
        return AskedTooOften.in(status, name -> Optional.ofNullable(headers.get(name)), NOW)
                .map(AskedTooOften::pause);
    }
}
