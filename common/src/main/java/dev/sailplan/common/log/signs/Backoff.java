package dev.sailplan.common.log.signs;

import java.time.Duration;

/// Doubles the wait with each failure in a row, up to a limit.
public record Backoff(Duration first, Duration longest) {
    public static final Backoff OF_WORK =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

    /// What fails without a cause outside is not tried more than a few times, so each try gets a moment: what nobody
    /// expected may have passed by then.
    public static final Backoff OF_BUGS =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    public static final Backoff OF_LOG =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15));

    public static final Backoff OF_TOPIC =
            new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));

    /// Two instances of one name would fence each other without end; the slower one gives the other time.
    public static final Backoff WHEN_FENCED =
            new Backoff(Duration.ofSeconds(15), Duration.ofMinutes(5));

    private static final int MOST_DOUBLINGS = 20;

    public Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
