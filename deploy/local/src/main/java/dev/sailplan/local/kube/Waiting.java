package dev.sailplan.local.kube;

import dev.sailplan.local.process.ChildProcess;
import java.time.Duration;

/// Waits for a condition while a child process lives, within a time limit.
final class Waiting {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    /// A condition that is waited for.
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    /// Whether the condition came true while the child lived, within two minutes.
    static boolean until(ChildProcess child, Condition condition) throws InterruptedException {
        return until(child, PATIENCE, condition);
    }

    /// As [until][#until(ChildProcess, Condition)], within another time.
    static boolean until(ChildProcess child, Duration patience, Condition condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (child.isAlive() && System.nanoTime() < deadline) {
            if (condition.holds()) {
                return true;
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }
}
