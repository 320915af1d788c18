package dev.sailplan.applier.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ApplicationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a whole fleet asks of one API server because it is healthy.
class LooksTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TIME = Duration.ofHours(2);

    /// Requests in each minute, and the longest that an application was not looked at.
    private record Seen(Map<Long, Integer> minutes, Duration longest) {
        int most() {
            return minutes.values().stream().mapToInt(it -> it).max().orElse(0);
        }
    }

    private record Due(ApplicationKey application, Instant at) {}

    private static ApplicationKey application(int number) {
        return ApplicationKey.parse("team/shop-" + number + "@dev");
    }

    /// All begin at once, as after the start of an applier.
    private static Seen fleet(int applications, int objects) {
        Looks looks = new Looks(new Random(1));
        PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
        for (int i = 0; i < applications; i++) {
            due.add(new Due(application(i), looks.nextHealthy(application(i), objects, START)));
        }
        Map<Long, Integer> minutes = new TreeMap<>();
        Duration longest = Duration.ZERO;
        Instant end = START.plus(TIME);
        for (Due it = due.remove(); it.at().isBefore(end); it = due.remove()) {
            Instant now = it.at();
            minutes.merge(Duration.between(START, now).toMinutes(), objects, Integer::sum);
            Instant next = looks.nextHealthy(it.application(), objects, now);
            Duration between = Duration.between(now, next);
            longest = between.compareTo(longest) > 0 ? between : longest;
            due.add(new Due(it.application(), next));
        }
        return new Seen(minutes, longest);
    }

    @ParameterizedTest
    @CsvSource({"60,1,40,7", "1000,1,240,8", "5000,1,240,23", "5000,4,240,90", "50,100,300,23"})
    void a_healthy_fleet_costs_no_more_than_four_requests_a_second_however_large(
            int applications, int objects, int requestsAMinute, int minutesBetween) {
        Seen seen = fleet(applications, objects);

        assertThat(seen.most()).isLessThanOrEqualTo(requestsAMinute + objects);
        assertThat(seen.longest()).isLessThan(Duration.ofMinutes(minutesBetween));
    }

    @Test
    void an_application_that_is_released_all_the_time_keeps_the_others_waiting_no_longer() {
        // Given
        Looks looks = new Looks(new Random(1));

        // When: each release finds its fifty objects healthy
        Instant now = START;
        for (int i = 0; i < 1_000; i++) {
            now = now.plusSeconds(1);
            looks.nextHealthy(application(0), 50, now);
        }

        // Then
        Instant next = looks.nextHealthy(application(1), 1, now);
        assertThat(next).isBefore(now.plus(Duration.ofMinutes(7)));
        assertThat(looks.nextHealthy(application(0), 50, now))
                .isBefore(now.plus(Duration.ofMinutes(7)));
    }
}
