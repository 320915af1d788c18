package dev.sailplan.planner.git;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.TransportException;

/// Finds out whether our own disk is what failed. A host whose disk is full says the same words, but as a host's.
final class DiskFault {
    private static final List<String> WORDS =
            List.of(
                    "No space left on device",
                    "Disk quota exceeded",
                    "File too large",
                    "Read-only file system");

    private DiskFault() {}

    /// In the system's words.
    static Optional<String> in(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .filter(it -> !(it instanceof TransportException))
                .flatMap(it -> words(String.valueOf(it.getMessage())))
                .findFirst();
    }

    private static Stream<String> words(String message) {
        return WORDS.stream().filter(message::endsWith);
    }
}
