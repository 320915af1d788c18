package dev.sailplan.local.kube;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Limits the restarts of one process, with backoff: what ends at once each time is not mended by another start.
///
/// Used by one thread at a time; times are those of a clock that never goes back.
final class RestartLimit {
    private static final int MOST = 5;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private final Deque<Long> starts = new ArrayDeque<>();

    /// Whether it may be started once more; counts that start.
    boolean allowsAnother(long nanoTime) {
        while (!starts.isEmpty() && nanoTime - starts.getFirst() > WINDOW.toNanos()) {
            starts.removeFirst();
        }
        if (starts.size() == MOST) {
            return false;
        }
        starts.addLast(nanoTime);
        return true;
    }

    /// How long to wait before the start that was just allowed: twice as long each time, from half a second.
    Duration pause() {
        return Duration.ofMillis(250L << starts.size());
    }

    String exhausted(String name) {
        return "%s ended %d times within %d minutes and is not started again; stop dev, look at its log, and start dev anew"
                .formatted(name, MOST + 1, WINDOW.toMinutes());
    }
}
