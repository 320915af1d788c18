package dev.sailplan.tools.bench.rollout;

import dev.sailplan.tools.bench.fleet.RolloutFleet;
import dev.sailplan.tools.bench.measure.ApiCounters;
import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.Distribution;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Holds the figures of `bench fleet`: one push to all applications before there were nodes, and one after.
///
/// @param rest what the API server answered in a minute in which nothing was pushed, with the nodes
public record RolloutFigures(
        Conditions conditions, RolloutFleet fleet, Push bare, Push nodes, ApiCounters rest) {
    static final double TOLERANCE = 0.2;
    static final Duration APPLIED_AFTER_WRITE = Duration.ofSeconds(2);
    static final Duration LAG = Duration.ofSeconds(2);

    /// Holds the times of one push, from the start of `git push`.
    ///
    /// @param healthy how long after the truth each was said to be healthy; absent where nothing can run
    /// @param unsaid of how many it was never said
    /// @param rolledOut until the last was rolled out
    public record Push(
            Duration lastWrite,
            Duration lastApplied,
            Optional<Duration> rolledOut,
            Optional<Distribution> healthy,
            int unsaid,
            ApiCounters api,
            SortedMap<String, Duration> cpu) {
        public Push {
            cpu = Collections.unmodifiableSortedMap(new TreeMap<>(cpu));
        }

        Duration appliedAfterWrite() {
            return lastApplied.minus(lastWrite);
        }
    }

    /// How many times as long as without nodes.
    double ratio() {
        return (double) nodes.lastApplied().toNanos() / bare.lastApplied().toNanos();
    }

    boolean isAsFast() {
        return ratio() <= 1 + TOLERANCE;
    }

    boolean isAppliedInTime() {
        return nodes.appliedAfterWrite().compareTo(APPLIED_AFTER_WRITE) <= 0;
    }

    boolean isHealthyInTime() {
        return nodes.unsaid() == 0
                && nodes.healthy().filter(lag -> lag.median().compareTo(LAG) <= 0).isPresent();
    }
}
