package dev.sailplan.simulation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Records what happened, step by step: the last of it in words, all of it in one number.
public final class Trace {
    private final Instant start;
    private final int kept;
    private final List<Entry> entries = new ArrayList<>();
    private int oldest;
    private long steps;
    private long digest;

    private record Entry(long step, Duration at, String thread, String what, String detail) {
        private String line() {
            return "%7d %9.3fs  %-34s %s %s"
                    .formatted(step, at.toMillis() / 1000.0, thread, what, detail);
        }
    }

    public Trace(Instant start, int kept) {
        this.start = start;
        this.kept = kept;
    }

    void add(Instant now, String thread, String what, String detail) {
        steps++;
        digest = digest * 0x9E3779B97F4A7C15L + thread.hashCode();
        digest = digest * 0x9E3779B97F4A7C15L + what.hashCode();
        digest = (digest ^ (digest >>> 29)) + detail.hashCode();
        digest = digest * 0x9E3779B97F4A7C15L + now.toEpochMilli();
        keep(new Entry(steps, Duration.between(start, now), thread, what, detail));
    }

    private void keep(Entry entry) {
        if (entries.size() < kept) {
            entries.add(entry);
        } else if (kept > 0) {
            entries.set(oldest, entry);
            oldest = (oldest + 1) % kept;
        }
    }

    public long steps() {
        return steps;
    }

    /// Equal for equal traces.
    public long digest() {
        return digest;
    }

    /// The last steps, oldest first.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            lines.add(entries.get((oldest + i) % entries.size()).line());
        }
        return List.copyOf(lines);
    }
}
