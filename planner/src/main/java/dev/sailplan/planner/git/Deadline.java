package dev.sailplan.planner.git;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jgit.lib.ProgressMonitor;

/// Cancels a transfer that takes too long as a whole, however busy it looks.
final class Deadline implements ProgressMonitor {
    private final Clock clock;
    private final Instant end;

    Deadline(Clock clock, Duration atMost) {
        this.clock = clock;
        this.end = clock.instant().plus(atMost);
    }

    @Override
    public boolean isCancelled() {
        return clock.instant().isAfter(end);
    }

    @Override
    public void start(int totalTasks) {}

    @Override
    public void beginTask(String title, int totalWork) {}

    @Override
    public void update(int completed) {}

    @Override
    public void endTask() {}

    @Override
    public void showDuration(boolean enabled) {}
}
