package dev.sailplan.tools.bench.measure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Holds repeated measurements of one thing, shortest first; at least one.
public record Distribution(List<Duration> sorted) {
    public Distribution {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = sorted.stream().sorted().toList();
    }

    public static Distribution of(Collection<Duration> samples) {
        return new Distribution(List.copyOf(samples));
    }

    public Duration min() {
        return sorted.getFirst();
    }

    /// The middle one, or the mean of the two in the middle.
    public Duration median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    /// The shortest one that nine of ten do not exceed.
    public Duration p90() {
        return percentile(90);
    }

    /// The shortest one that so many of a hundred do not exceed.
    public Duration percentile(int hundredths) {
        int rank = (int) (((long) sorted.size() * hundredths + 99) / 100);
        return sorted.get(rank - 1);
    }

    public Duration max() {
        return sorted.getLast();
    }

    /// How many times as long as the other, by their medians.
    public double ratioTo(Distribution other) {
        return (double) median().toNanos() / other.median().toNanos();
    }
}
