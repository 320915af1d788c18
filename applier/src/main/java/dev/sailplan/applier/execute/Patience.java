package dev.sailplan.applier.execute;

import dev.sailplan.common.log.port.Exclusion;
import dev.sailplan.common.log.port.Threads;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long and how often something is tried again.
public final class Patience {
    private static final int TRIES = 7;
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int JITTER_MILLIS = 20;
    private final Threads threads;
    private final RandomGenerator random;

    public Patience(Threads threads, RandomGenerator random) {
        this.threads = threads;
        this.random = random;
    }

    /// Whether another try is worth it after this many.
    boolean isLeft(int tried) {
        return tried < TRIES;
    }

    /// Waits before the next try: what the server asks for within bounds, else ever longer.
    void backOff(int tried, Optional<Duration> asked) {
        Duration own = FIRST.multipliedBy(1L << Math.min(tried, 10));
        Duration wanted = asked.filter(a -> a.compareTo(own) > 0).orElse(own);
        pause(wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted);
    }

    /// A moment of up to 20 ms, so that two who write the same object don't keep in step.
    void jitter() {
        pause(Duration.ofMillis(random.nextInt(JITTER_MILLIS) + 1L));
    }

    /// For what only one thread may do at a time, requests to the cluster included.
    Exclusion exclusion() {
        return new Exclusion(threads);
    }

    void pause(Duration time) {
        threads.signal().await(time);
    }
}
