package dev.sailplan.applier.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.state.WatchedRollout;
import dev.sailplan.applier.state.WatchedRollout.Written;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a whole fleet asks of one API server because it is healthy, or has not been for long.
class LookScheduleTest {
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

    /// When the next look at an application comes.
    private interface Next {
        Instant at(ApplicationKey application, Instant now);
    }

    /// All begin at once, as after the start of an applier.
    private static Seen fleet(int applications, int objects, Next looks) {
        PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
        for (int i = 0; i < applications; i++) {
            due.add(new Due(application(i), looks.at(application(i), START)));
        }
        Map<Long, Integer> minutes = new TreeMap<>();
        Duration longest = Duration.ZERO;
        Instant end = START.plus(TIME);
        for (Due it = due.remove(); it.at().isBefore(end); it = due.remove()) {
            Instant now = it.at();
            minutes.merge(Duration.between(START, now).toMinutes(), objects, Integer::sum);
            Instant next = looks.at(it.application(), now);
            Duration between = Duration.between(now, next);
            longest = between.compareTo(longest) > 0 ? between : longest;
            due.add(new Due(it.application(), next));
        }
        return new Seen(minutes, longest);
    }

    private static Seen healthy(int applications, int objects) {
        LookSchedule looks = new LookSchedule(new Random(1));
        return fleet(
                applications,
                objects,
                (application, now) -> looks.nextHealthy(application, objects, now));
    }

    private static Seen watched(int applications, int objects, Health health) {
        LookSchedule looks = new LookSchedule(new Random(1));
        return fleet(
                applications,
                objects,
                (application, now) -> looks.next(watching(application, objects, health), now));
    }

    /// Its time was over before it began.
    private static WatchedRollout watching(ApplicationKey application, int objects, Health health) {
        List<Written> written =
                IntStream.range(0, objects)
                        .mapToObj(i -> new ObjectId("apps", "Deployment", "shop", "web-" + i))
                        .map(object -> Written.of(object, "v1"))
                        .toList();
        Subject subject =
                new Subject(
                        application,
                        new ClusterUid("77aa"),
                        new RepositoryName("shop"),
                        new CommitId("a".repeat(40)));
        Attempt attempt =
                new Attempt(
                        subject,
                        new Generation(1),
                        new PlanId("a".repeat(64)),
                        Digest.of("a release"),
                        new EventId("e"));
        return new WatchedRollout(attempt, written, health, START, Optional.of(START));
    }

    @ParameterizedTest
    @CsvSource({"60,1,40,7", "1000,1,240,8", "5000,1,240,23", "5000,4,240,90", "50,100,300,23"})
    void a_healthy_fleet_costs_no_more_than_four_requests_a_second_however_large(
            int applications, int objects, int requestsAMinute, int minutesBetween) {
        Seen seen = healthy(applications, objects);

        assertThat(seen.most()).isLessThanOrEqualTo(requestsAMinute + objects);
        assertThat(seen.longest()).isLessThan(Duration.ofMinutes(minutesBetween));
    }

    @ParameterizedTest
    @CsvSource({"60,1,60,3", "1000,1,600,3", "5000,1,600,10", "5000,4,600,38", "50,100,600,10"})
    void a_fleet_that_does_not_work_costs_no_more_than_ten_requests_a_second_however_large(
            int applications, int objects, int requestsAMinute, int minutesBetween) {
        Seen seen = watched(applications, objects, new Health.Degraded("no image"));

        assertThat(seen.most()).isLessThanOrEqualTo(requestsAMinute + objects);
        assertThat(seen.longest()).isLessThan(Duration.ofMinutes(minutesBetween));
    }

    @ParameterizedTest
    @CsvSource({"60,1,60,1", "5000,1,600,9", "5000,4,600,35"})
    void a_fleet_of_which_nothing_is_known_is_looked_at_with_ten_requests_a_second(
            int applications, int objects, int requestsAMinute, int minutes) {
        LookSchedule looks = new LookSchedule(new Random(1));
        Map<Long, Integer> seen = new TreeMap<>();
        for (int i = 0; i < applications; i++) {
            Instant at = looks.nextUnknown(application(i), objects, START);
            seen.merge(Duration.between(START, at).toMinutes(), objects, Integer::sum);
        }

        assertThat(seen.values()).allMatch(count -> count <= requestsAMinute + objects);
        assertThat(seen).hasSizeLessThanOrEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"10,60,240,14", "500,60,240,140"})
    void all_that_is_held_costs_no_more_than_four_requests_a_second_however_much_it_is(
            int applications, int requests, int requestsAMinute, int minutesBetween) {
        LookSchedule looks = new LookSchedule(new Random(1));
        Duration pause = Duration.ofSeconds(640);
        Seen seen =
                fleet(
                        applications,
                        requests,
                        (application, now) -> looks.nextHeld(application, requests, pause, now));

        assertThat(seen.most()).isLessThanOrEqualTo(requestsAMinute + requests);
        assertThat(seen.longest()).isLessThan(Duration.ofMinutes(minutesBetween));
    }

    @Test
    void objects_that_nobody_asks_about_without_nodes_put_no_look_off() {
        Seen seen = watched(1000, 4, new Health.Stored());

        assertThat(seen.longest()).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void an_application_that_is_released_all_the_time_keeps_the_others_waiting_no_longer() {
        // Given
        LookSchedule looks = new LookSchedule(new Random(1));

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
