package dev.sailplan.simulation.schedule;

import java.time.Instant;

/// An operating system process of the simulated world: its threads run, pause and die together.
public final class SimulatedProcess {
    private final String name;
    private boolean dead;
    private long lostAt = Long.MAX_VALUE;
    private long gainedAt;
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

    /// It has been told, and has taken note, that its partitions are not its own any more.
    public void toldOfLoss(long step) {
        lostAt = step;
    }

    public void toldOfGain(long step) {
        lostAt = Long.MAX_VALUE;
        gainedAt = step;
    }

    /// The step at which its present tenure began: what it asked for before that may still be under way.
    public long gainedAt() {
        return gainedAt;
    }

    /// The step at which it was told that it lost its partitions; none such while it has some, or doesn't know.
    public long lostAt() {
        return lostAt;
    }

    @Override
    public String toString() {
        return name;
    }
}
