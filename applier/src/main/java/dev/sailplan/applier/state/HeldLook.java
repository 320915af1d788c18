package dev.sailplan.applier.state;

import java.time.Duration;

/// A held release, and how often it was looked at again.
public record HeldLook(VerifiedRelease order, int count) {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final int DOUBLINGS = 6;

    public HeldLook next() {
        return new HeldLook(order, count + 1);
    }

    /// Ten seconds at first, some ten minutes at last: each look costs the requests of a dry-run.
    public Duration pause() {
        return FIRST.multipliedBy(1L << Math.min(count, DOUBLINGS));
    }
}
