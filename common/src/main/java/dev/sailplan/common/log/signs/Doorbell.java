package dev.sailplan.common.log.signs;

import dev.sailplan.common.log.port.Signal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Wakes the poll thread: out of its poll, or out of its wait for lanes that stop.
public final class Doorbell {
    private final Signal signal;
    private final AtomicBoolean rung = new AtomicBoolean();
    private volatile Runnable wakeup = () -> {};

    public Doorbell(Signal signal) {
        this.signal = signal;
    }

    /// Rings go to this session from now on.
    public void connect(Runnable wakeupOfSession) {
        wakeup = wakeupOfSession;
        rung.set(false);
    }

    public void ring() {
        signal.raise();
        if (rung.compareAndSet(false, true)) {
            wakeup.run();
        }
    }

    /// The poll thread is about to look at everything: whoever comes later rings again.
    public void answer() {
        rung.set(false);
    }

    public void await(Duration atMost) {
        boolean _ = signal.await(atMost);
    }
}
