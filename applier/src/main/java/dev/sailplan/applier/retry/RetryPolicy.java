package dev.sailplan.applier.retry;

import dev.sailplan.common.log.port.Threads;
import dev.sailplan.common.log.threads.Exclusion;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Bounds retries: how often something is tried again, and after which backoff.
public final class RetryPolicy {
    private static final int TRIES = 7;
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int JITTER_MILLIS = 20;
    private static final Duration SOONEST_AGAIN = Duration.ofSeconds(5);
    private static final Duration LATEST_AGAIN = Duration.ofMinutes(1);
    private final Threads threads;
    private final RandomGenerator random;

    public RetryPolicy(Threads threads, RandomGenerator random) {
        this.threads = threads;
        this.random = random;
    }

    /// Whether another try is worth it after this many.
    public boolean isLeft(int tried) {
        return tried < TRIES;
    }

    /// Waits before the next try: what the server asks for within bounds, else ever longer.
    public void backOff(int tried, Optional<Duration> asked) {
        Duration own = FIRST.multipliedBy(1L << Math.min(tried, 10));
        Duration wanted = asked.filter(a -> a.compareTo(own) > 0).orElse(own);
        pause(wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted);
    }

    /// How long a release is left alone that could not go on this many times: a quarter more or less, so that those
    /// which waited for one cluster don't come back in step.
    public Duration beforeNext(int tries) {
        Duration doubled = SOONEST_AGAIN.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), 10));
        long millis = (doubled.compareTo(LATEST_AGAIN) > 0 ? LATEST_AGAIN : doubled).toMillis();
        return Duration.ofMillis(millis - millis / 4 + random.nextLong(millis / 2 + 1));
    }

    /// A moment of up to 20 ms, so that two who write the same object don't keep in step.
    public void jitter() {
        pause(Duration.ofMillis(random.nextInt(JITTER_MILLIS) + 1L));
    }

    /// For what only one thread may do at a time, requests to the cluster included.
    public Exclusion exclusion() {
        return new Exclusion(threads);
    }

    public void pause(Duration time) {
        threads.signal().await(time);
    }
}
