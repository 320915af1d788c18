package dev.sailplan.common.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How every client reaches Kafka. What is secret is to stand in the properties file, which is to win; it is read by
/// nothing yet.
public record KafkaSettings(
        List<String> bootstrap, Map<String, String> properties, Optional<Path> propertiesFile) {
    public KafkaSettings {
        bootstrap = List.copyOf(bootstrap);
        properties = Map.copyOf(properties);
        if (bootstrap.isEmpty()) {
            throw new IllegalArgumentException("'bootstrap' needs at least one host:port");
        }
    }

    /// The brokers alone: whoever writes a password among the properties is refused, and not printed before.
    @Override
    public String toString() {
        return String.join(",", bootstrap);
    }
}
