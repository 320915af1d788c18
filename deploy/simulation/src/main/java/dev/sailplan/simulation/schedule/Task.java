package dev.sailplan.simulation.schedule;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// A simulated thread. It runs only while it has the baton.
final class Task {
    private final long number;
    private final String name;
    private final SimulatedProcess process;
    private final String lane;
    private final Thread thread;
    private volatile boolean baton;
    private boolean started;
    private boolean ready;
    private Instant deadline = Instant.MAX;

    /// @param lane the name of the lane that it works for, directly or through the thread that started it
    record Origin(SimulatedProcess process, String name, String lane) {}

    Task(long number, Origin origin, Runnable body) {
        this.number = number;
        this.name = origin.name();
        this.process = origin.process();
        this.lane = origin.lane();
        this.thread =
                Thread.ofVirtual()
                        .name(this.toString())
                        .unstarted(() -> {
                            awaitBaton();
                            body.run();
                        });
    }

    long number() {
        return number;
    }

    SimulatedProcess process() {
        return process;
    }

    String lane() {
        return lane;
    }

    Thread thread() {
        return thread;
    }

    Instant deadline() {
        return deadline;
    }

    void waitUntil(Instant time) {
        deadline = time;
    }

    boolean isReady() {
        return ready;
    }

    void ready(boolean now) {
        ready = now;
    }

    boolean isStarted() {
        return started;
    }

    void giveBaton() {
        baton = true;
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
    }

    void awaitBaton() {
        while (!baton) {
            LockSupport.park(this);
        }
        baton = false;
    }

    @Override
    public String toString() {
        return process + "/" + name;
    }
}
