package dev.sailplan.deploy.dev;

import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.deploy.cli.RequiredTopics;
import dev.sailplan.local.kafka.EmbeddedKafka;
import dev.sailplan.local.process.Ports;

import java.util.List;
import java.util.Map;

/// The broker of a data folder with all topics on it.
final class LocalBroker {
    private static final int ONE_REPLICA = 1;

    private LocalBroker() {}

    static EmbeddedKafka start(DevOptions options, Terminal terminal) {
        int port = Ports.freeOr(options.kafkaPort());
        if (options.kafkaPort() != 0 && port != options.kafkaPort()) {
            terminal.warn("port " + options.kafkaPort() + " is taken; Kafka listens on " + port);
        }
        return EmbeddedKafka.start(options.folder().kafka(), port);
    }

    static Map<String, String> connection(EmbeddedKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    static void createTopics(Map<String, String> connection) {
        try (KafkaTopics kafka = new KafkaTopics(connection)) {
            kafka.create(RequiredTopics.of(List.of(DevServer.CLUSTER)), ONE_REPLICA);
        }
    }
}
