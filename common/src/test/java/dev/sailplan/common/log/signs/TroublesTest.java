package dev.sailplan.common.log.signs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.sailplan.common.log.port.LogFailure;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class TroublesTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(Troubles.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Troubles troubles = new Troubles("service");

    @BeforeEach
    void listen() {
        appender.start();
        LOGGER.addAppender(appender);
    }

    @AfterEach
    void stop_listening() {
        LOGGER.detachAppender(appender);
    }

    @Test
    void tells_the_class_and_the_frames_of_a_cause_and_never_its_message() {
        // Given
        Exception inner = new IOException("password: hunter2");
        Exception outer = new IllegalStateException("cannot parse hunter2", inner);

        // When
        troubles.report("the work on lane k failed", outer);

        // Then
        assertThat(troubles.last())
                .contains("the work on lane k failed: java.lang.IllegalStateException");
        assertThat(logged())
                .contains("java.lang.IllegalStateException", "java.io.IOException")
                .contains("TroublesTest.tells_the_class_and_the_frames")
                .doesNotContain("hunter2");
    }

    @Test
    void tells_what_the_log_says_but_not_what_its_cause_quotes() {
        // When
        troubles.report(
                "the loop starts again",
                new LogFailure.Broken("topic in is missing", new IOException("hunter2")));

        // Then
        assertThat(troubles.last()).contains("the loop starts again: topic in is missing");
        assertThat(logged()).contains("topic in is missing").doesNotContain("hunter2");
    }

    @Test
    void ends_with_causes_that_go_in_circles() {
        // Given
        Exception one = new IllegalStateException("one");
        Exception two = new IllegalStateException("two", one);
        one.initCause(two);

        // When
        troubles.report("failed", two);

        // Then
        assertThat(troubles.last()).contains("failed: java.lang.IllegalStateException");
    }

    private String logged() {
        return appender.list.stream()
                .map(it ->
                        it.getFormattedMessage()
                                + it.getKeyValuePairs()
                                + ThrowableProxyUtil.asString(it.getThrowableProxy()))
                .collect(Collectors.joining("\n"));
    }
}
