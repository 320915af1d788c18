package dev.sailplan.deploy.dev.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Stops dev, also in the middle of its start: what is half started is left to the one who starts it.
public final class Shutdown implements Runnable {
    private static final long PATIENCE_SECONDS = 15;
    private final Thread starter;
    private final StartedParts started;
    private final Terminal terminal;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    public Shutdown(Thread starter, StartedParts started, Terminal terminal) {
        this.starter = starter;
        this.started = started;
        this.terminal = terminal;
    }

    /// A start, which may be interrupted.
    public interface Start {
        void run() throws InterruptedException;
    }

    /// Runs the start. That a stop cut it short is no failure of it.
    public void whileStarting(Start start) throws InterruptedException {
        try {
            start.run();
        } catch (InterruptedException | RuntimeException e) {
            if (begun.getCount() > 0) {
                throw e;
            }
            // The interrupt has done its work and must not cut short what follows.
            var _ = Thread.interrupted();
        } finally {
            startEnded.countDown();
        }
    }

    /// Waits until everything has been stopped.
    public void await() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void run() {
        if (!started.isEmpty()) {
            terminal.progress("stopping");
        }
        begun.countDown();
        awaitStart();
        started.close();
        stopped.countDown();
    }

    private void awaitStart() {
        if (startEnded.getCount() == 0) {
            return;
        }
        starter.interrupt();
        try {
            if (!startEnded.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                terminal.warn("the start does not end; stopping what it has started so far");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
