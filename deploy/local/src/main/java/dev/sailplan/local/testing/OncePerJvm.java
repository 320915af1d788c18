package dev.sailplan.local.testing;

import java.util.Optional;
import java.util.function.Supplier;

/// Starts something for the first who asks and keeps it for the JVM; a failed start is not tried again.
final class OncePerJvm<T extends AutoCloseable> {

    private final Supplier<T> start;
    private Optional<T> running = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();

    OncePerJvm(Supplier<T> start) {
        this.start = start;
    }

    synchronized T get() {
        failure.ifPresent(earlier -> {
            throw new IllegalStateException(earlier.getMessage(), earlier);
        });
        try {
            return running.orElseGet(this::begin);
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    private T begin() {
        var started = start.get();
        running = Optional.of(started);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
        return started;
    }

    private static void close(AutoCloseable started) {
        try {
            started.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
