package dev.sailplan.common.log.signs;

import dev.sailplan.common.log.port.LogFailure;
import java.util.Optional;

/// Keeps what may be told of a throwable: its class and its frames, and those of its causes. Its message may quote what
/// the work was given, secrets included, unless it is one of the log's own.
final class RedactedThrowable extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 10;

    private RedactedThrowable(Throwable of, int depth) {
        super(words(of), cause(of, depth).orElse(null), false, true);
        setStackTrace(of.getStackTrace());
    }

    static RedactedThrowable of(Throwable thrown) {
        return new RedactedThrowable(thrown, 1);
    }

    /// What a throwable is called where there is room for one line.
    static String words(Throwable thrown) {
        return thrown instanceof LogFailure
                ? String.valueOf(thrown.getMessage())
                : thrown.getClass().getName();
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /// A chain of causes may bite its own tail.
    private static Optional<RedactedThrowable> cause(Throwable of, int depth) {
        return depth < DEEPEST
                ? Optional.ofNullable(of.getCause()).map(it -> new RedactedThrowable(it, depth + 1))
                : Optional.empty();
    }
}
