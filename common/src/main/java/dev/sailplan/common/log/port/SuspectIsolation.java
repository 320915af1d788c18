package dev.sailplan.common.log.port;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Lets the work of one process run side by side, but what is suspected of ending the process alone: if the process
/// dies then, there is no doubt who did it.
///
/// Whoever waits to be alone holds back all that comes after, but not for ever: something that runs may hang. After a
/// while it steps aside for as long, and asks again; it takes a moment without anybody whenever there is one.
public final class SuspectIsolation {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private final Duration patience;
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private final Deque<Ticket> aside = new ArrayDeque<>();
    private int running;
    private boolean oneIsAlone;

    /// A waiter, with what is needed to call it: whoever leaves for want of memory needs none for that.
    private static final class Ticket {
        private final boolean alone;
        private final Optional<Signal> call;

        Ticket(boolean alone, Signal signal) {
            this.alone = alone;
            this.call = Optional.of(signal);
        }
    }

    public SuspectIsolation() {
        this(PATIENCE);
    }

    /// @param patience how long one that waits to be alone holds back the others
    public SuspectIsolation(Duration patience) {
        this.patience = patience;
    }

    /// Takes part, as soon as the others let it. The signal is the caller's own, raised by anybody at any time.
    ///
    /// @return false when it was stopped before its turn came
    public boolean enter(boolean alone, Signal signal, BooleanSupplier stopped) {
        Ticket ticket = new Ticket(alone, signal);
        if (entered(ticket)) {
            return true;
        }
        do {
            boolean called = awaits(ticket, signal);
            if (!waits(ticket)) {
                return true;
            }
            if (!called) {
                changeSides(ticket);
            }
        } while (!stopped.getAsBoolean());
        return !gaveUp(ticket);
    }

    public void leave() {
        synchronized (this) {
            running--;
            oneIsAlone = false;
        }
        callNext();
    }

    private synchronized boolean entered(Ticket ticket) {
        if (waiting.isEmpty() && mayRun(ticket)) {
            admit(ticket);
            return true;
        }
        waiting.add(ticket);
        return false;
    }

    /// Whether it was called.
    private boolean awaits(Ticket ticket, Signal signal) {
        if (ticket.alone) {
            return signal.await(patience);
        }
        signal.await();
        return true;
    }

    private synchronized boolean waits(Ticket ticket) {
        return waiting.contains(ticket) || aside.contains(ticket);
    }

    /// From those who hold back others to those who don't, and back again.
    private void changeSides(Ticket ticket) {
        synchronized (this) {
            if (waiting.remove(ticket)) {
                aside.add(ticket);
            } else if (aside.remove(ticket)) {
                waiting.add(ticket);
            }
        }
        callNext();
    }

    /// Whether it was still waiting: its turn may have come just now.
    private boolean gaveUp(Ticket ticket) {
        synchronized (this) {
            if (!waiting.remove(ticket) && !aside.remove(ticket)) {
                return false;
            }
        }
        callNext();
        return true;
    }

    /// Outside of the lock: others run where a signal is raised.
    private void callNext() {
        for (var next = admitNext(); next.isPresent(); next = admitNext()) {
            next.get().raise();
        }
    }

    private synchronized Optional<Signal> admitNext() {
        if (!aside.isEmpty() && mayRun(aside.getFirst())) {
            return admit(aside.removeFirst());
        }
        return !waiting.isEmpty() && mayRun(waiting.getFirst())
                ? admit(waiting.removeFirst())
                : Optional.empty();
    }

    private boolean mayRun(Ticket ticket) {
        return !oneIsAlone && (!ticket.alone || running == 0);
    }

    private Optional<Signal> admit(Ticket ticket) {
        running++;
        oneIsAlone = ticket.alone;
        return ticket.call;
    }
}
