package dev.sailplan.applier.testing;

import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.Threads;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that jumps to the end of every pause, and threads that pause by it.
public final class HastyTime implements Threads, InstantSource {
    private final Threads threads = new VirtualThreads();
    private final NavigableMap<Long, Runnable> due = new ConcurrentSkipListMap<>();
    private final AtomicLong millis = new AtomicLong();

    /// How long was waited in all.
    public Duration paused() {
        return Duration.ofMillis(millis.get());
    }

    /// Has this happen once so much time has passed from now on, before whoever waits looks again.
    public void after(Duration time, Runnable what) {
        due.put(millis.get() + time.toMillis(), what);
    }

    private void happen() {
        for (var next = due.firstEntry();
                next != null && next.getKey() <= millis.get();
                next = due.firstEntry()) {
            due.remove(next.getKey());
            next.getValue().run();
        }
    }

    public void pass(Duration time) {
        millis.addAndGet(time.toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.parse("2026-01-01T00:00:00Z").plusMillis(millis.get());
    }

    @Override
    public void start(String name, Runnable body) {
        threads.start(name, body);
    }

    @Override
    public void startPolling(String name, Runnable body) {
        threads.startPolling(name, body);
    }

    @Override
    public Signal signal() {
        return new Hasty(threads.signal());
    }

    private final class Hasty implements Signal {
        private final Signal signal;

        Hasty(Signal signal) {
            this.signal = signal;
        }

        @Override
        public void raise() {
            signal.raise();
        }

        @Override
        public void await() {
            signal.await();
        }

        @Override
        public boolean await(Duration atMost) {
            boolean raised = signal.await(Duration.ZERO);
            millis.addAndGet(raised ? 0 : atMost.toMillis());
            happen();
            return raised;
        }
    }
}
