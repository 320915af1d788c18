package dev.sailplan.simulation.schedule;

import dev.sailplan.common.log.port.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// A signal whose waiting the scheduler knows of.
final class SimulatedSignal implements Signal {
    private final Scheduler scheduler;
    private final boolean steps;
    private final Deque<Task> waiting = new ArrayDeque<>();
    private boolean raised;

    /// @param steps whether raising it is a step of its own
    SimulatedSignal(Scheduler scheduler, boolean steps) {
        this.scheduler = scheduler;
        this.steps = steps;
    }

    @Override
    public void raise() {
        scheduler.me();
        raised = true;
        Task next = waiting.pollFirst();
        if (next != null) {
            scheduler.wake(next);
        }
        if (steps) {
            scheduler.step("raise", "");
        }
    }

    @Override
    public void await() {
        while (!awaitUntil(Instant.MAX)) {
            // Somebody else took it.
        }
    }

    @Override
    public boolean await(Duration atMost) {
        return awaitUntil(scheduler.now().plus(atMost));
    }

    private boolean awaitUntil(Instant deadline) {
        Task me = scheduler.me();
        if (!raised) {
            waiting.addLast(me);
            scheduler.block(me, deadline);
            waiting.remove(me);
        }
        boolean was = raised;
        raised = false;
        return was;
    }
}
