package dev.sailplan.common.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/// Listens to every logger of the process, ours and those of the libraries, until closed, in place of the console.
public final class LogCapture implements AutoCloseable {
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();

    private final Map<Logger, Level> silenced = new HashMap<>();

    private LogCapture(Level level) {
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        root.setLevel(level);
        root.addAppender(appender);
        appender.start();
    }

    /// As services run.
    public static LogCapture ofEverything() {
        return new LogCapture(Level.INFO);
    }

    /// As somebody who looks for a fault may set it.
    public static LogCapture ofTheLeastDetail() {
        return new LogCapture(Level.TRACE);
    }

    /// The same of a library too, which the configuration of the tests has silenced.
    public static LogCapture ofTheLeastDetail(String library) {
        LogCapture capture = ofTheLeastDetail();
        Logger logger = (Logger) LoggerFactory.getLogger(library);
        Level level = logger.getLevel();
        if (level != null) {
            capture.silenced.put(logger, level);
            logger.setLevel(null);
        }
        return capture;
    }

    /// Each line with its fields, and its exception to the last cause.
    public List<String> lines() {
        return List.copyOf(appender.list).stream().map(LogCapture::line).toList();
    }

    /// The lines that a person would be called for.
    public List<String> loudest() {
        return List.copyOf(appender.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(LogCapture::line)
                .toList();
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
        root.detachAppender(appender);
        others.forEach(root::addAppender);
        root.setLevel(before);
        silenced.forEach(Logger::setLevel);
    }
}
