package dev.sailplan.common.settings;

import java.util.List;
import java.util.Map;

/// How every client reaches Kafka, with nothing that is secret.
public record KafkaSettings(List<String> bootstrap, Map<String, String> properties) {
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
