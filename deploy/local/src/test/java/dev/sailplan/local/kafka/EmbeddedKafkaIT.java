package dev.sailplan.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.internals.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaIT {

    @TempDir Path data;

    @Test
    void keeps_records_and_its_port_across_restarts() throws Exception {
        // Given
        int port = Ports.free();
        try (var kafka = EmbeddedKafka.start(data, port)) {
            createTopic(kafka, 64);
            send(kafka, "first");
        }

        // When
        try (var kafka = EmbeddedKafka.start(data, port)) {
            send(kafka, "second");

            // Then
            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThat(read(kafka, 2)).containsExactly("first", "second");
        }
    }

    @Test
    void commits_transactions() {
        try (var kafka = EmbeddedKafka.start(data, 0)) {
            createTopic(kafka, 1);
            var settings =
                    Map.<String, Object>of(
                            "bootstrap.servers", kafka.bootstrapServers(),
                            "transactional.id", "t",
                            "retry.backoff.ms", "5");
            try (var producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                var _ = producer.send(new ProducerRecord<>("t", "aborted"));
                producer.abortTransaction();
                producer.beginTransaction();
                var _ = producer.send(new ProducerRecord<>("t", "committed"));
                producer.commitTransaction();
            }
            assertThat(read(kafka, 1)).containsExactly("committed");
        }
    }

    @Test
    void says_which_port_is_taken() throws Exception {
        try (var taken =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(data, taken.getLocalPort()))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void a_start_that_fails_leaves_nothing_running() throws Exception {
        // Given
        int controller = Ports.free();
        try (var taken =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {

            // When
            assertThatThrownBy(() ->
                            EmbeddedKafka.start(
                                    new BrokerSettings(
                                            data, taken.getLocalPort(), controller, Map.of())))
                    .isInstanceOf(LocalException.class);
        }

        // Then
        assertThat(Ports.isListening(controller)).isFalse();
        try (var kafka = EmbeddedKafka.start(data, 0)) {
            createTopic(kafka, 1);
        }
    }

    @Test
    void one_that_fails_does_not_end_the_process_of_others() {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            // When: as Kafka does on a thread of its own, for instance when its folder is gone
            Thread failing =
                    Thread.ofPlatform().daemon().start(() -> Exit.halt(1, "a made-up failure"));

            // Then
            createTopic(kafka, 1);
            assertThat(failing.isAlive()).as("it goes no further").isTrue();
            failing.interrupt();
        }
    }

    private static void createTopic(EmbeddedKafka kafka, int partitions) {
        try (var admin = Admin.create(address(kafka))) {
            admin.createTopics(List.of(new NewTopic("t", partitions, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        address(kafka), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("t", 0, "key", value)).get();
        }
    }

    /// The first committed values; a commit is visible a moment after it is confirmed, so it waits for them.
    private static List<String> read(EmbeddedKafka kafka, int count) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        var values = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("t", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (int polls = 0; values.size() < count && polls < 100; polls++) {
                consumer.poll(Duration.ofMillis(100)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }

    private static Map<String, Object> address(EmbeddedKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
