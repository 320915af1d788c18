package dev.sailplan.simulation.schedule;

import java.time.Instant;

/// One operating system process of the simulated world: its threads run, pause and die together.
public final class SimulatedProcess {
    private final String name;
    private boolean dead;
    private Instant pausedUntil = Instant.MIN;

    SimulatedProcess(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public boolean isDead() {
        return dead;
    }

    void kill() {
        dead = true;
    }

    void pause(Instant until) {
        pausedUntil = until;
    }

    Instant pausedUntil() {
        return pausedUntil;
    }

    @Override
    public String toString() {
        return name;
    }
}
