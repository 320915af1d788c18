package dev.sailplan.planner.git.transfer;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.errors.TransportException;

/// Ends what talks to a remote after a time, however busy the remote looks: JGit asks its progress monitor between
/// objects only, and a host may send one object for ever.
final class TransferTimeout {
    private static final Duration TO_END = Duration.ofSeconds(5);

    private TransferTimeout() {}

    @FunctionalInterface
    interface Talk {
        void run() throws IOException;
    }

    /// Runs it on a virtual thread, whose sockets close when it is interrupted.
    static void within(Duration atMost, Talk talk) throws IOException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread =
                Thread.ofVirtual()
                        .name("git-transfer")
                        .start(() -> {
                            try {
                                talk.run();
                            } catch (IOException | RuntimeException | Error e) {
                                failure.set(e);
                            }
                        });
        if (!ended(thread, atMost)) {
            throw new TransportException(
                    "the host did not end within " + atMost.toSeconds() + " seconds");
        }
        switch (failure.get()) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private static boolean ended(Thread thread, Duration atMost) throws TransportException {
        try {
            if (thread.join(atMost)) {
                return true;
            }
            thread.interrupt();
            thread.join(TO_END);
            return false;
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new TransportException("interrupted while talking to the host", e);
        }
    }
}
