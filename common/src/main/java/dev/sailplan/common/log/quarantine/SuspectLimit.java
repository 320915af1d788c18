package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.port.Signal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Bounds how many suspects run at once; the others wait in the order in which they came.
final class SuspectLimit {
    private final Deque<Signal> waiting = new ArrayDeque<>();
    private int free;

    SuspectLimit(int most) {
        free = most;
    }

    /// Waits until there is room. The signal is the caller's own, raised by anybody at any time.
    ///
    /// @return false when it was stopped before
    boolean enter(Signal signal, BooleanSupplier stopped) {
        if (entered(signal)) {
            return true;
        }
        while (waits(signal)) {
            if (stopped.getAsBoolean()) {
                return !gaveUp(signal);
            }
            signal.await();
        }
        return true;
    }

    void leave() {
        // Outside of the lock: others run where a signal is raised.
        admitNext().ifPresent(Signal::raise);
    }

    private synchronized boolean entered(Signal signal) {
        if (free > 0) {
            free--;
            return true;
        }
        waiting.add(signal);
        return false;
    }

    private synchronized boolean waits(Signal signal) {
        return waiting.contains(signal);
    }

    /// Whether it was still waiting: its turn may have come just now.
    private synchronized boolean gaveUp(Signal signal) {
        return waiting.remove(signal);
    }

    /// Hands the room on, or keeps it for whoever comes.
    private synchronized Optional<Signal> admitNext() {
        Optional<Signal> next = Optional.ofNullable(waiting.poll());
        if (next.isEmpty()) {
            free++;
        }
        return next;
    }
}
