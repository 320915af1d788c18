package dev.sailplan.common.service;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a service's log to standard output, where whatever runs the process takes it from.
final class ServiceLog {
    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20}: %msg %kvp%n";

    private ServiceLog() {}

    static void start(LogFormat format) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder(format, context));
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger("dev.sailplan").setLevel(Level.INFO);
    }

    private static Encoder<ILoggingEvent> encoder(LogFormat format, LoggerContext context) {
        return switch (format) {
            case TEXT -> {
                PatternLayoutEncoder lines = new PatternLayoutEncoder();
                lines.setContext(context);
                lines.setPattern(LINE);
                lines.start();
                yield lines;
            }
            case JSON -> {
                JsonLines lines = new JsonLines();
                lines.setContext(context);
                lines.start();
                yield lines;
            }
        };
    }
}
