package dev.sailplan.planner.git.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.jgit.lib.ProgressMonitor;

/// Cancels a transfer that takes too long as a whole, however busy it looks.
final class Deadline implements ProgressMonitor {
    private final InstantSource time;
    private final Instant end;
    private final Runnable begun;

    /// `begun` runs at each task that begins.
    Deadline(InstantSource time, Duration atMost, Runnable begun) {
        this.begun = begun;
        this.time = time;
        this.end = time.instant().plus(atMost);
    }

    @Override
    public boolean isCancelled() {
        return time.instant().isAfter(end);
    }

    @Override
    public void start(int totalTasks) {}

    @Override
    public void beginTask(String title, int totalWork) {
        begun.run();
    }

    @Override
    public void update(int completed) {}

    @Override
    public void endTask() {}

    @Override
    public void showDuration(boolean enabled) {}
}
