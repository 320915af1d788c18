package dev.sailplan.deploy.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/// What must be undone, in reverse order, when the measurement ends in whatever way; undone once.
final class Cleanup implements AutoCloseable {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private volatile boolean over;

    /// Undoes at once what comes too late.
    synchronized void add(Runnable step) {
        if (over) {
            step.run();
        } else {
            steps.push(step);
        }
    }

    /// Whether the end has begun.
    boolean isOver() {
        return over;
    }

    @Override
    public synchronized void close() {
        over = true;
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}
