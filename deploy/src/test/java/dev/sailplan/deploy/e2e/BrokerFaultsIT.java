package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.local.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that goes away, or whose disk is full, under a stream of webhooks: what was accepted is there.
@NullMarked
@SuppressWarnings("NullAway.Init")
class BrokerFaultsIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int SMALL = 12 * 1024;
    @TempDir Path folder;

    @Test
    void a_broker_that_stops_twice_under_a_stream_of_webhooks_loses_none_that_was_accepted()
            throws Exception {
        try (TestBroker broker = TestBroker.start(folder.resolve("kafka"));
                Hooks hooks = Hooks.of(broker.address())) {
            // When
            hooks.stream(8);
            for (int stop = 1; stop <= 2; stop++) {
                int before = hooks.accepted.size();
                await().atMost(LONG).until(() -> hooks.accepted.size() > before + 100);
                int refused = hooks.refused.size();
                broker.stop();
                await().atMost(LONG).until(() -> hooks.refused.size() > refused + 8);
                broker.startAgain();
            }
            int back = hooks.accepted.size();
            await().atMost(LONG).until(() -> hooks.accepted.size() > back + 100);
            hooks.endStream();

            // Then
            assertThat(hooks.firstOddity()).as("neither 202 nor 503 with Retry-After").isEmpty();
            assertThat(ids(broker.connection())).containsAll(eventIds(hooks.accepted));
        }
    }

    /// The broker's process may not let a file grow beyond 12 MiB: its write of a batch fails in the middle, as on a
    /// full disk, and it gives its only log folder up. What a full disk does to new files is not shown by this.
    @Test
    void a_broker_whose_disk_is_full_accepts_nothing_and_keeps_all_it_had() throws Exception {
        // Given
        int port = Ports.free();
        Path data = folder.resolve("kafka");
        KafkaConnection connection = KafkaConnection.to("127.0.0.1:" + port);
        Java program = Java.of(BrokerProcess.class, folder.resolve("broker.log"), "-Xmx384m");
        Process broker = program.startWithSmallFiles(SMALL, data.toString(), "" + port);
        try {
            awaitTopics(connection);
            try (Hooks hooks = Hooks.of("127.0.0.1:" + port)) {
                hooks.stream(4);
                await().atMost(LONG).until(() -> hooks.accepted.size() > 50);

                // When
                fill(connection);
                await().atMost(LONG).until(() -> hooks.refused.size() > 8);

                // Then
                await().atMost(LONG).until(() -> hooks.ready() == 503);
                hooks.endStream();
                assertThat(hooks.firstOddity()).isEmpty();

                // When
                Java.kill(broker);
                broker = program.start(data.toString(), "" + port);
                await().atMost(LONG).until(() -> hooks.ready() == 200);

                // Then
                assertThat(hooks.send()).isEqualTo(202);
                assertThat(ids(connection)).containsAll(eventIds(hooks.accepted));
            }
        } finally {
            Java.kill(broker);
        }
    }

    private static void awaitTopics(KafkaConnection connection) {
        await().atMost(LONG)
                .ignoreExceptions()
                .until(() -> {
                    TestBroker.createTopics(connection);
                    return true;
                });
    }

    /// Writes to the partition of the webhooks until the broker takes no more.
    private static void fill(KafkaConnection connection) {
        int partition = TestBroker.read(connection, Topics.EVENTS).getFirst().from().partition();
        Outbound filler =
                Outbound.keyed(Topics.EVENTS, "filler", Map.of(), Payload.of("x".repeat(500_000)));
        Outbound there =
                new Outbound(
                        filler.topic(),
                        java.util.Optional.of(partition),
                        filler.key(),
                        filler.headers(),
                        filler.value());
        assertThat(Fillers.write(connection, there, 40)).isLessThan(40);
    }

    private static Set<String> ids(KafkaConnection connection) {
        return TestBroker.read(connection, Topics.EVENTS).stream()
                .map(it -> it.headers().getOrDefault("ce_id", ""))
                .collect(Collectors.toSet());
    }

    private static List<String> eventIds(Set<String> deliveries) {
        return deliveries.stream().map(Hooks::eventId).toList();
    }
}
