package dev.sailplan.planner.git.transfer;

import dev.sailplan.planner.git.route.AskedTooOften;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.jgit.errors.TransportException;

/// Leaves one host alone, for all of its repositories: as long as it asked for, and a little where it does not answer.
/// It is tried again with the first transfer that comes after.
final class HostPauses {
    /// One repository that fails has pauses of its own.
    private static final int FAILURES_OF_A_HOST = 3;

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 4;
    private static final int DEEPEST = 10;

    private final String host;
    private final InstantSource time;
    private int failures;
    private Optional<Pause> pause = Optional.empty();

    private record Pause(Instant begin, Instant end, String why) {
        /// A clock that was set back ends it.
        boolean holds(Instant now) {
            return !now.isBefore(begin) && now.isBefore(end);
        }
    }

    HostPauses(String host, InstantSource time) {
        this.host = host;
        this.time = time;
    }

    /// @throws TransportException while the host is left alone
    synchronized void check() throws TransportException {
        Optional<Pause> now = pause.filter(it -> it.holds(time.instant()));
        if (now.isPresent()) {
            throw new TransportException(
                    "%s; it is not asked before %s"
                            .formatted(
                                    now.get().why(),
                                    now.get().end().truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    synchronized void asked(AskedTooOften word) {
        pause(word.pause(), "host %s asks not to be asked (%d)".formatted(host, word.status()));
    }

    synchronized void ended() {
        failures = 0;
    }

    synchronized void failed(IOException failure) {
        Optional<String> silence = silence(failure);
        if (silence.isEmpty()) {
            failures = 0;
        } else if (++failures >= FAILURES_OF_A_HOST) {
            int doublings = Math.min(failures - FAILURES_OF_A_HOST, MOST_DOUBLINGS);
            Duration wait = Duration.ofSeconds(1L << doublings);
            pause(
                    wait.compareTo(LONGEST) < 0 ? wait : LONGEST,
                    "host %s does not answer (%s)".formatted(host, silence.get()));
        }
    }

    private void pause(Duration wait, String why) {
        Instant now = time.instant();
        Instant end = now.plus(wait);
        if (pause.filter(it -> it.holds(now) && it.end().isAfter(end)).isEmpty()) {
            pause = Optional.of(new Pause(now, end, why));
        }
    }

    /// Why no answer came. Whatever was answered, even a refusal, concerns one repository.
    private static Optional<String> silence(Throwable failure) {
        Throwable cause = failure;
        for (int deep = 0; deep < DEEPEST; deep++) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SocketTimeoutException) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
            if (cause.getCause() == null) {
                return Optional.empty();
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
