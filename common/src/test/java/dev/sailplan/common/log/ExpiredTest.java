package dev.sailplan.common.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.signs.Troubles;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Retention took records away while the service was down.
class ExpiredTest {
    private static final TopicPartition IN = new TopicPartition(Service.IN, 0);
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(Troubles.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final FakeLog world = Service.world(1);

    @BeforeEach
    void listen() {
        appender.start();
        LOGGER.addAppender(appender);
    }

    @AfterEach
    void stop_listening() {
        LOGGER.detachAppender(appender);
    }

    private void handled(int from, int to) {
        try (Service _ = Service.start(world, "a", new ScriptedWork())) {
            for (int n = from; n < to; n++) {
                world.append(IN, "k", "v" + n);
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> outputs().contains("v" + (to - 1)));
        }
    }

    private List<String> outputs() {
        return world.committed(ScriptedWork.OUT).stream().map(it -> it.value().text()).toList();
    }

    private List<String> errors() {
        return appender.list.stream()
                .filter(it -> it.getLevel() == Level.ERROR)
                .map(it -> it.getFormattedMessage() + it.getKeyValuePairs())
                .toList();
    }

    @Test
    void records_that_expired_unread_are_named_and_what_came_after_is_done() {
        // Given
        handled(0, 3);
        for (int n = 3; n < 8; n++) {
            world.append(IN, "k", "v" + n);
        }

        // When
        world.expire(IN, 6);
        handled(8, 9);

        // Then
        assertThat(outputs()).containsExactly("v0", "v1", "v2", "v6", "v7", "v8");
        assertThat(errors())
                .singleElement()
                .satisfies(it ->
                        assertThat(it)
                                .contains("expired", "from=\"3\"", "before=\"6\"", "retention"));
    }

    @Test
    void records_that_expired_after_they_were_read_are_not_spoken_of() {
        // Given
        handled(0, 3);

        // When
        world.expire(IN, 3);
        handled(3, 4);

        // Then
        assertThat(outputs()).hasSize(4);
        assertThat(errors()).isEmpty();
    }
}
