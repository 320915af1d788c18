package dev.sailplan.common.settings;

import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.ConnectionReading;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.kafka.connect.UnusableConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells how every client reaches Kafka, with nothing that is secret: that is in a file of its own.
///
/// @param propertiesFile Kafka's client properties, as its own tools take them
/// @param replicas how many of each partition there have to be; services don't start with fewer
public record KafkaSettings(
        List<String> bootstrap,
        Map<String, String> properties,
        Optional<Path> propertiesFile,
        int replicas) {
    public static final int DEFAULT_REPLICAS = KafkaLog.REPLICAS;

    public KafkaSettings {
        bootstrap = List.copyOf(bootstrap);
        properties = Map.copyOf(properties);
        if (bootstrap.isEmpty()) {
            throw new IllegalArgumentException("'bootstrap' needs at least one host:port");
        }
    }

    public KafkaSettings(List<String> bootstrap, Map<String, String> properties, int replicas) {
        this(bootstrap, properties, Optional.empty(), replicas);
    }

    public KafkaSettings(List<String> bootstrap, Map<String, String> properties) {
        this(bootstrap, properties, DEFAULT_REPLICAS);
    }

    /// Reads the file.
    ///
    /// @throws UnusableConnection with a line for each property that is wrong
    public KafkaConnection connection() {
        return ConnectionReading.read(String.join(",", bootstrap), properties, propertiesFile);
    }

    /// The brokers alone: whoever writes a password among the properties is refused, and not printed before.
    @Override
    public String toString() {
        return String.join(",", bootstrap);
    }
}
