package dev.sailplan.common.log.port;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/// Lets the work of one process run side by side, but what is suspected of ending the process alone: if the process
/// dies then, there is no doubt who did it. Whoever waits to be alone holds back all that comes after.
public final class Turns {
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int running;
    private boolean oneIsAlone;

    private record Waiting(boolean alone, Signal signal) {}

    /// Takes part, as soon as the others let it. The signal is the caller's own, raised by anybody at any time.
    ///
    /// @return false when it was stopped before its turn came
    public boolean enter(boolean alone, Signal signal, BooleanSupplier stopped) {
        Waiting ticket = new Waiting(alone, signal);
        synchronized (this) {
            if (waiting.isEmpty() && mayRun(ticket)) {
                admit(ticket);
                return true;
            }
            waiting.add(ticket);
        }
        while (true) {
            signal.await();
            synchronized (this) {
                if (!waiting.contains(ticket)) {
                    return true;
                }
                if (stopped.getAsBoolean()) {
                    waiting.remove(ticket);
                    admitNext();
                    return false;
                }
            }
        }
    }

    public synchronized void leave() {
        running--;
        oneIsAlone = false;
        admitNext();
    }

    private void admitNext() {
        while (!waiting.isEmpty() && mayRun(waiting.getFirst())) {
            Waiting next = waiting.removeFirst();
            admit(next);
            next.signal.raise();
        }
    }

    private boolean mayRun(Waiting ticket) {
        return !oneIsAlone && (!ticket.alone || running == 0);
    }

    private void admit(Waiting ticket) {
        running++;
        oneIsAlone = ticket.alone;
    }
}
