package dev.sailplan.tools.bench.stand;

import dev.sailplan.tools.bench.measure.Cleanup;

/// Handles Ctrl-C and SIGTERM: everything is undone, and what breaks because of that is no news.
public final class Interrupt {
    static final int EXIT = 130;
    private final Cleanup cleanup;
    private volatile boolean here;

    public Interrupt(Cleanup cleanup) {
        this.cleanup = cleanup;
    }

    public void come() {
        here = true;
        cleanup.close();
    }

    /// The exit code where the failure came of the interrupt; any other failure is thrown on.
    public int explains(RuntimeException failure) {
        if (!here) {
            throw failure;
        }
        return EXIT;
    }
}
