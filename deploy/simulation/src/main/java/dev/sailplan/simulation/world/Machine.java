package dev.sailplan.simulation.world;

import dev.sailplan.simulation.schedule.Scheduler;
import dev.sailplan.simulation.schedule.SimulatedProcess;
import java.util.Optional;

/// A place where one service runs, dies and is started again.
public final class Machine {
    private final String name;
    private final Group group;
    private final Scheduler scheduler;
    private final Service service;
    private Optional<SimulatedProcess> running = Optional.empty();
    private int starts;

    /// Names the consumer group that a service is a member of, and its instance there.
    public record Group(String name, String instance) {}

    /// Starts the service in a new process.
    @FunctionalInterface
    interface Service {
        void start(SimulatedProcess process);
    }

    Machine(String name, Group group, Scheduler scheduler, Service service) {
        this.name = name;
        this.group = group;
        this.scheduler = scheduler;
        this.service = service;
    }

    Group group() {
        return group;
    }

    boolean isRunning() {
        return running.isPresent();
    }

    void start() {
        if (running.isEmpty()) {
            SimulatedProcess process = scheduler.process(name + "." + ++starts);
            running = Optional.of(process);
            scheduler.threads(process).start("start", () -> service.start(process));
        }
    }

    void kill() {
        running.ifPresent(scheduler::kill);
        running = Optional.empty();
    }

    Optional<SimulatedProcess> process() {
        return running;
    }

    @Override
    public String toString() {
        return name;
    }
}
