package dev.sailplan.planner.state;

import java.time.Duration;

/// Doubles the backoff from one try to the next, up to a longest.
public enum RetryDelay {
    GIT(Duration.ofSeconds(5), Duration.ofMinutes(5)),
    RELEASE(Duration.ofSeconds(10), Duration.ofHours(1));

    private static final int MOST_DOUBLINGS = 20;
    private final Duration shortest;
    private final Duration longest;

    RetryDelay(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    public Duration longest() {
        return longest;
    }

    /// The wait before the try after this many failed ones.
    public Duration after(int tries) {
        Duration wait = shortest.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /// The same, up to a quarter more or less by a number from 0 to 1: what failed together is not tried again in step.
    public Duration after(int tries, double random) {
        return Duration.ofMillis((long) (after(tries).toMillis() * (0.75 + random / 2)));
    }
}
