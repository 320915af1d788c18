package dev.sailplan.deploy.dev;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been started so far; closed in reverse order, each part whether or not another fails.
final class Started implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Started.class);
    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String name, AutoCloseable closing) {}

    synchronized <T extends AutoCloseable> T add(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.closing().close();
                LOG.atInfo().addKeyValue("part", part.name()).log("stopped");
            } catch (Exception e) {
                LOG.atWarn().addKeyValue("part", part.name()).setCause(e).log("did not stop as it should");
            }
        }
    }
}
