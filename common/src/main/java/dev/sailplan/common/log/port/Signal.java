package dev.sailplan.common.log.port;

import java.time.Duration;

/// Wakes one waiting thread. It stays raised until somebody has waited for it, however often it was raised.
public interface Signal {
    void raise();

    void await();

    /// Waits no longer than this, and says whether the signal was raised.
    boolean await(Duration atMost);
}
