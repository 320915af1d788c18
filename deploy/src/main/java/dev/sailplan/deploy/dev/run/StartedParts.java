package dev.sailplan.deploy.dev.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes what has been started so far, in reverse order, each part whether or not another fails. What comes after that
/// is closed at once.
public final class StartedParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);
    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closed;

    private record Part(String name, AutoCloseable closing) {}

    public synchronized <T extends AutoCloseable> T add(String name, T part) {
        if (closed) {
            stop(new Part(name, part));
            throw new IllegalStateException(name + " came up after the stop");
        }
        parts.push(new Part(name, part));
        return part;
    }

    synchronized boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
    }

    private static void stop(Part part) {
        try {
            part.closing().close();
            LOG.atInfo().addKeyValue("part", part.name()).log("stopped");
        } catch (Exception e) {
            LOG.atWarn()
                    .addKeyValue("part", part.name())
                    .setCause(e)
                    .log("did not stop as it should");
        }
    }
}
