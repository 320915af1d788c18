package dev.sailplan.common.log.threads;

import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.Threads;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Starts the threads of production: virtual ones, and platform threads to poll.
public final class VirtualThreads implements Threads {
    @Override
    public void start(String name, Runnable body) {
        var _ = Thread.ofVirtual().name(name).start(body);
    }

    @Override
    public void startPolling(String name, Runnable body) {
        var _ = Thread.ofPlatform().daemon().name(name).start(body);
    }

    @Override
    public Signal signal() {
        return new Permit(new Semaphore(0));
    }

    private record Permit(Semaphore semaphore) implements Signal {
        @Override
        public void raise() {
            if (semaphore.availablePermits() == 0) {
                semaphore.release();
            }
        }

        @Override
        public void await() {
            semaphore.acquireUninterruptibly();
            semaphore.drainPermits();
        }

        @Override
        public boolean await(Duration atMost) {
            boolean raised = tryAcquire(atMost);
            return semaphore.drainPermits() > 0 || raised;
        }

        /// An interrupt is kept for later: what is awaited here is always near.
        private boolean tryAcquire(Duration atMost) {
            long deadline = System.nanoTime() + atMost.toNanos();
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return semaphore.tryAcquire(
                                deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    } catch (InterruptedException _) {
                        interrupted = true;
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
