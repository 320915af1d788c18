package dev.sailplan.applier.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
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

    /// All begin at once, as after the start of an applier.
    private static Seen fleet(int applications, int objects) {
        Looks looks = new Looks(new Random(1));
        PriorityQueue<Instant> due = new PriorityQueue<>();
        for (int i = 0; i < applications; i++) {
            due.add(looks.nextHealthy(objects, START));
        }
        Map<Long, Integer> minutes = new TreeMap<>();
        Duration longest = Duration.ZERO;
        Instant end = START.plus(TIME);
        for (Instant now = due.remove(); now.isBefore(end); now = due.remove()) {
            minutes.merge(Duration.between(START, now).toMinutes(), objects, Integer::sum);
            Instant next = looks.nextHealthy(objects, now);
            Duration between = Duration.between(now, next);
            longest = between.compareTo(longest) > 0 ? between : longest;
            due.add(next);
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
}
