package dev.sailplan.common.log.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.testing.LogCapture;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ServiceTopicsTest {
    private final VirtualThreads threads = new VirtualThreads();
    private final FakeLog log = new FakeLog(threads, InstantSource.system());
    private final Ports ports = new Ports(log, threads, InstantSource.system());
    private final ServiceTopics topics =
            new ServiceTopics(
                    "planner",
                    List.of(
                            new TopicSpec("events", 4, Map.of()),
                            new TopicSpec("plans", 1, Map.of())));

    @BeforeEach
    void one_topic_is_there() {
        log.createTopic("events", 4);
    }

    @Test
    void a_service_on_topics_that_lose_records_is_refused_with_all_of_their_faults() {
        // Given
        log.topicsHave(List.of("topic events has a fault", "topic state has another"));

        // Then
        assertThatThrownBy(() -> topics.verify(ports))
                .isInstanceOf(LogFailure.Broken.class)
                .hasMessageContaining("planner does not start")
                .hasMessageContaining("topic events has a fault\ntopic state has another");
    }

    @Test
    void a_missing_topic_refuses_nobody() {
        assertThat(log.check(List.of(new TopicSpec("plans", 1, Map.of()))).missing())
                .containsExactly("plans");
        topics.verify(ports);
    }

    @Test
    void a_setting_that_the_broker_does_not_report_refuses_nobody_and_is_told() {
        // Given
        log.doesNotReport(List.of("min.insync.replicas"));

        // When
        try (LogCapture logged = LogCapture.ofEverything()) {
            topics.verify(ports);

            // Then
            assertThat(logged.loudest())
                    .anySatisfy(line ->
                            assertThat(line)
                                    .contains(
                                            "the broker doesn't report min.insync.replicas;"
                                                    + " Sailplan can't verify it"));
        }
    }

    @Test
    @Timeout(20)
    void a_log_that_can_t_be_asked_is_asked_until_it_can() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        log.topicsHave(List.of("topic events has a fault"));

        // Then
        assertThatThrownBy(() -> topics.verify(afterTwoFailures(asked)))
                .hasMessageContaining("topic events has a fault");
        assertThat(asked.get()).isEqualTo(3);
    }

    private Ports afterTwoFailures(AtomicInteger asked) {
        Log early =
                (Log)
                        Proxy.newProxyInstance(
                                Log.class.getClassLoader(),
                                new Class<?>[] {Log.class},
                                (_, method, arguments) -> {
                                    if (asked.incrementAndGet() < 3) {
                                        throw new LogFailure.Broken("no broker answers");
                                    }
                                    return method.invoke(log, arguments);
                                });
        return new Ports(early, threads, InstantSource.system());
    }
}
