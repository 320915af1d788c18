package dev.sailplan.common.log.threads;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Tells the time in production: the machine's clock, but never backward. Where the clock is set back, this goes on at
/// half its speed until the clock is there again, so that whatever waits for a time still gets there.
public final class SteadyTime implements InstantSource {
    private final InstantSource clock;
    private final LongSupplier nanos;
    private Instant told;
    private long toldAt;

    /// @param nanos a count that nobody sets, as that of [System#nanoTime]
    public SteadyTime(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.told = clock.instant();
        this.toldAt = nanos.getAsLong();
    }

    public static SteadyTime ofThisMachine() {
        return new SteadyTime(InstantSource.system(), System::nanoTime);
    }

    @Override
    public synchronized Instant instant() {
        long now = nanos.getAsLong();
        Instant least = told.plus(Duration.ofNanos(Math.max(0, now - toldAt)).dividedBy(2));
        Instant clocks = clock.instant();
        told = clocks.isBefore(least) ? least : clocks;
        toldAt = now;
        return told;
    }
}
