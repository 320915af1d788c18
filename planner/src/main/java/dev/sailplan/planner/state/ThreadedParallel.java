package dev.sailplan.planner.state;

import dev.sailplan.common.log.port.Threads;
import dev.sailplan.common.log.threads.Fanout;
import java.util.List;
import java.util.concurrent.Callable;

/// Runs tasks side by side on threads of their own, a bounded number at a time; the caller's is one of them.
public final class ThreadedParallel implements Parallel {
    private final Fanout fanout;

    public ThreadedParallel(Threads threads, int atMost) {
        this.fanout = new Fanout(threads, atMost);
    }

    @Override
    public <T> List<T> all(List<Callable<T>> tasks) {
        return fanout.map(tasks, ThreadedParallel::called);
    }

    private static <T> T called(Callable<T> task) {
        try {
            return task.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
