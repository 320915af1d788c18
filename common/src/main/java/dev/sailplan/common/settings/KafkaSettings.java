package dev.sailplan.common.settings;

import dev.sailplan.common.log.kafka.KafkaLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How every client reaches Kafka. What is secret is to stand in the properties file, which is to win; it is read by
/// nothing yet.
///
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

    public KafkaSettings(
            List<String> bootstrap, Map<String, String> properties, Optional<Path> propertiesFile) {
        this(bootstrap, properties, propertiesFile, DEFAULT_REPLICAS);
    }
}
