package dev.sailplan.deploy.bench.measure;

import java.util.ArrayDeque;
import java.util.Deque;

/// What must be undone, in reverse order, when the measurement ends in whatever way; undone once.
public final class Cleanup implements AutoCloseable {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private volatile boolean over;

    /// Undoes at once what comes too late.
    public synchronized void add(Runnable step) {
        if (over) {
            step.run();
        } else {
            steps.push(step);
        }
    }

    /// Whether the end has begun.
    public boolean isOver() {
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
