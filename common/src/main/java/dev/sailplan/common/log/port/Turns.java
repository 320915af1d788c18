package dev.sailplan.common.log.port;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
        do {
            signal.await();
            if (!waits(ticket)) {
                return true;
            }
        } while (!stopped.getAsBoolean());
        return !gaveUp(ticket);
    }

    public void leave() {
        List<Waiting> admitted;
        synchronized (this) {
            running--;
            oneIsAlone = false;
            admitted = admitNext();
        }
        wake(admitted);
    }

    private synchronized boolean waits(Waiting ticket) {
        return waiting.contains(ticket);
    }

    /// Whether it was still waiting: its turn may have come just now.
    private boolean gaveUp(Waiting ticket) {
        List<Waiting> admitted;
        synchronized (this) {
            if (!waiting.remove(ticket)) {
                return false;
            }
            admitted = admitNext();
        }
        wake(admitted);
        return true;
    }

    private List<Waiting> admitNext() {
        List<Waiting> admitted = new ArrayList<>();
        while (!waiting.isEmpty() && mayRun(waiting.getFirst())) {
            Waiting next = waiting.removeFirst();
            admit(next);
            admitted.add(next);
        }
        return admitted;
    }

    /// Outside of the lock: others run where a signal is raised.
    private static void wake(List<Waiting> admitted) {
        admitted.forEach(it -> it.signal.raise());
    }

    private boolean mayRun(Waiting ticket) {
        return !oneIsAlone && (!ticket.alone || running == 0);
    }

    private void admit(Waiting ticket) {
        running++;
        oneIsAlone = ticket.alone;
    }
}
