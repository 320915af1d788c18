package dev.sailplan.common.log.port;

/// Starts threads and lets them wait for one another. All waiting goes through here or through the log, so that
/// a simulation can decide who runs next.
public interface Threads {
    /// Starts a thread that works and mostly waits.
    void start(String name, Runnable body);

    /// Starts a thread that sits in the log's own poll, where it would hold on to a carrier.
    void startPolling(String name, Runnable body);

    /// A new signal, not raised.
    Signal signal();
}
