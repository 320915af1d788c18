package dev.sailplan.common.log;

import static dev.sailplan.common.log.ScriptedWork.answer;
import static dev.sailplan.common.log.Service.DEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.fake.NoRebalance;
import dev.sailplan.common.log.kafka.KafkaWorld;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.log.signs.Troubles;
import dev.sailplan.local.testing.LocalKafka;
import dev.sailplan.local.testing.TopicRights;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// A broker that asks for rights, and a topic that the service may see and not write.
@Timeout(120)
final class ForbiddenTopicIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String CLOSED = "closed";

    @AutoClose private static final LocalKafka BROKER = LocalKafka.own(TopicRights.ASKED_FOR);
    private final TopicRights rights = new TopicRights(BROKER.bootstrapServers());

    @AfterEach
    void allow_all() {
        rights.allowAll();
    }

    @Test
    void what_may_not_be_written_is_named_and_waits_and_everything_else_goes_on() {
        try (LogWorld world = new KafkaWorld(BROKER.bootstrapServers())) {
            // Given
            Service.createTopics(world, 4);
            world.createTopic(CLOSED, 1);
            rights.forbidWriting(CLOSED);
            Traffic traffic = new Traffic(world, 4, 8);
            traffic.send(16);
            ListAppender<ILoggingEvent> logged = listening();

            // When
            try (Service service = Service.start(world, "a", writingAlsoToClosed())) {
                traffic.awaitOutputs(14);
                traffic.send(8);
                traffic.awaitOutputs(21);

                // Then
                await().atMost(LONG)
                        .untilAsserted(() ->
                                assertThat(service.loop().health().lastError())
                                        .hasValueSatisfying(why ->
                                                assertThat(why)
                                                        .startsWith(
                                                                "topic closed can't be written: ")
                                                        .contains("Not authorized")));
                assertThat(warnings(logged))
                        .anyMatch(it -> it.startsWith("topic closed can't be written"));
                assertThat(world.committed(CLOSED)).isEmpty();

                // When
                rights.allowAll();

                // Then
                await().atMost(LONG).until(() -> world.committed(CLOSED).size() == 3);
                await().atMost(LONG).until(() -> service.loop().health().lastError().isEmpty());
            } finally {
                loopLog().detachAppender(logged);
            }
            assertThat(world.committed(DEAD)).isEmpty();
        }
    }

    @Test
    void one_whose_settings_may_not_be_read_is_named_and_refuses_nobody() {
        try (LogWorld world = new KafkaWorld(BROKER.bootstrapServers())) {
            // Given
            world.createTopic("in", 1);
            world.createTopic(CLOSED, 1);
            List<TopicSpec> both =
                    List.of(new TopicSpec("in", 1, Map.of()), new TopicSpec(CLOSED, 1, Map.of()));

            // When: this takes the right to read its settings as well
            rights.forbidWriting(CLOSED);

            // Then
            await().atMost(LONG)
                    .untilAsserted(() ->
                            assertThat(world.log().check(both).unread()).containsExactly(CLOSED));
            assertThat(world.log().check(both).missing()).isEmpty();
            assertThat(world.log().check(both).faults()).noneMatch(it -> it.contains(CLOSED));
        }
    }

    @Test
    void of_much_that_is_written_at_once_only_the_topic_that_is_closed_is_named() {
        try (LogWorld world = new KafkaWorld(BROKER.bootstrapServers())) {
            // Given
            List<String> open = List.of("in", "a", "b", "c", "d", "e", "f", "g");
            open.forEach(topic -> world.createTopic(topic, 1));
            world.createTopic(CLOSED, 1);
            rights.forbidWriting(CLOSED);
            Membership membership = new Membership("group", "one", List.of("in"));
            LogSession session = world.log().join(membership, new NoRebalance());

            // When
            try {
                session.begin();
                assertThatThrownBy(
                                () -> {
                                    session.send(record(CLOSED));
                                    IntStream.range(0, 10)
                                            .forEach(_ ->
                                                    open.forEach(it -> session.send(record(it))));
                                    session.commit();
                                })
                        // Then
                        .isInstanceOfSatisfying(
                                LogFailure.Unwritable.class,
                                failure -> assertThat(failure.topic()).isEqualTo(CLOSED));
                session.abort();
            } finally {
                session.leave();
            }
        }
    }

    private static Outbound record(String topic) {
        return Outbound.keyed(topic, "key", Map.of(), Payload.of("x".repeat(60_000)));
    }

    /// One key of eight goes to the topic that is closed.
    private static ScriptedWork writingAlsoToClosed() {
        return new ScriptedWork()
                .handling((it, _) ->
                        HandledRecord.with(it.key().equals("k3") ? toClosed(it) : answer(it)));
    }

    private static Outputs toClosed(Inbound record) {
        return Outputs.NONE.with(Outbound.keyed(CLOSED, record.key(), Map.of(), record.value()));
    }

    private static ListAppender<ILoggingEvent> listening() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        loopLog().addAppender(appender);
        return appender;
    }

    private static List<String> warnings(ListAppender<ILoggingEvent> logged) {
        return List.copyOf(logged.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger loopLog() {
        return (Logger) LoggerFactory.getLogger(Troubles.class);
    }
}
