package dev.sailplan.planner;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Listens to every logger of the process at every level, those of the libraries included, in place of the console.
public final class LogLines implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final Level before = root.getLevel();

    public LogLines() {
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        root.setLevel(Level.TRACE);
        root.addAppender(lines);
        lines.start();
    }

    /// Each line with its fields, and what was thrown to the last cause.
    public List<String> all() {
        return List.copyOf(lines.list).stream().map(LogLines::line).toList();
    }

    private static String line(ILoggingEvent event) {
        String thrown =
                event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLoggerName()
                + " "
                + event.getFormattedMessage()
                + " "
                + event.getKeyValuePairs()
                + thrown;
    }

    @Override
    public void close() {
        root.detachAppender(lines);
        others.forEach(root::addAppender);
        root.setLevel(before);
    }
}
