package dev.sailplan.common.settings;

import dev.sailplan.common.log.kafka.KafkaLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells how every client reaches Kafka, with nothing that is secret.
///
/// @param replicas how many of each partition there have to be; services don't start with fewer
public record KafkaSettings(List<String> bootstrap, Map<String, String> properties, int replicas) {
    public static final int DEFAULT_REPLICAS = KafkaLog.REPLICAS;

    public KafkaSettings {
        bootstrap = List.copyOf(bootstrap);
        properties = Map.copyOf(properties);
        if (bootstrap.isEmpty()) {
            throw new IllegalArgumentException("'bootstrap' needs at least one host:port");
        }
    }

    public KafkaSettings(List<String> bootstrap, Map<String, String> properties) {
        this(bootstrap, properties, DEFAULT_REPLICAS);
    }

    /// Kafka's own client settings.
    public Map<String, String> connection() {
        Map<String, String> all = new HashMap<>(properties);
        all.put("bootstrap.servers", String.join(",", bootstrap));
        return all;
    }

    /// The brokers alone: whoever writes a password among the properties is refused, and not printed before.
    @Override
    public String toString() {
        return String.join(",", bootstrap);
    }
}
