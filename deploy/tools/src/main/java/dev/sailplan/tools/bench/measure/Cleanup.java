package dev.sailplan.tools.bench.measure;

import java.util.ArrayDeque;
import java.util.Deque;

/// Undoes the steps of a measurement, in reverse order and once, when it ends in whatever way.
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
