package dev.sailplan.deploy.e2e;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.kafka.KafkaWriter;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.read.Replay;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A broker of a test's own, with all topics of an installation, that can be stopped and started again.
final class TestBroker implements AutoCloseable {
    private final Path folder;
    private final KafkaLog log;
    private final Map<String, String> settings;
    private EmbeddedKafka kafka;

    private TestBroker(Path folder, int port, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
        this.kafka = EmbeddedKafka.start(folder, port, settings);
        this.log = new KafkaLog(connection());
    }

    static TestBroker start(Path folder) {
        return start(folder, 0, Map.of());
    }

    /// One whose clients come to the wire, whatever address they were given.
    static TestBroker behind(FaultyWire wire, int port, Path folder) {
        String address = "PLAINTEXT://127.0.0.1:" + wire.port();
        return start(folder, port, Map.of("advertised.listeners", address));
    }

    private static TestBroker start(Path folder, int port, Map<String, String> settings) {
        TestBroker broker = new TestBroker(folder, port, settings);
        createTopics(broker.connection());
        return broker;
    }

    static void createTopics(KafkaConnection connection) {
        try (KafkaTopics topics = new KafkaTopics(connection)) {
            topics.create(Topics.all(List.of(new ClusterName("dev"))), 1);
        }
    }

    void stop() {
        kafka.close();
    }

    void startAgain() {
        kafka = EmbeddedKafka.start(folder, kafka.port(), settings);
    }

    KafkaConnection connection() {
        return KafkaConnection.to(kafka.bootstrapServers());
    }

    String address() {
        return kafka.bootstrapServers();
    }

    void write(Outbound... records) {
        try (KafkaWriter writer = new KafkaWriter(connection(), "test")) {
            writer.write(List.of(records));
        }
    }

    List<Inbound> read(String topic) {
        return new Replay(log).all(topic);
    }

    /// All that is committed on a topic.
    static List<Inbound> read(KafkaConnection connection, String topic) {
        try (KafkaLog log = new KafkaLog(connection)) {
            return new Replay(log).all(topic);
        }
    }

    @Override
    public void close() {
        log.close();
        kafka.close();
    }
}
