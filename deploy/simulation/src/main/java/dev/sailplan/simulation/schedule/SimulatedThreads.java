package dev.sailplan.simulation.schedule;

import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.Threads;

/// Starts the threads of one process, under the scheduler.
record SimulatedThreads(Scheduler scheduler, SimulatedProcess process, boolean steps)
        implements Threads {
    @Override
    public void start(String name, Runnable body) {
        scheduler.me();
        scheduler.start(process, name, body);
        if (steps) {
            scheduler.step("start", name);
        }
    }

    @Override
    public void startPolling(String name, Runnable body) {
        start(name, body);
    }

    @Override
    public Signal signal() {
        return scheduler.signal(steps);
    }
}
