package dev.sailplan.gateway.events;

import java.util.HashMap;
import java.util.Map;

/// Tells where Kafka is, with the operator's own client settings, such as how to log in.
///
/// @param replicas how many the topic of events has to have
public record KafkaAddress(String bootstrapServers, Map<String, String> properties, int replicas) {
    public KafkaAddress {
        properties = Map.copyOf(properties);
    }

    /// An acknowledged record is never lost nor doubled, and a silent broker is given up before a Git host
    /// gives up on us. Nobody may loosen that.
    Map<String, String> producer() {
        return with(
                Map.of(
                        "enable.idempotence", "true",
                        "acks", "all",
                        "max.block.ms", "2000",
                        "request.timeout.ms", "3000",
                        "delivery.timeout.ms", "5000",
                        "linger.ms", "0",
                        "client.id", "sailplan-gateway"));
    }

    /// The connection alone.
    public Map<String, String> connection() {
        return with(Map.of("client.id", "sailplan-gateway-start"));
    }

    Map<String, String> probe() {
        return with(
                Map.of(
                        "default.api.timeout.ms", "2000",
                        "request.timeout.ms", "1500",
                        "client.id", "sailplan-gateway-probe"));
    }

    /// Without the properties: they hold the password.
    @Override
    public String toString() {
        return bootstrapServers;
    }

    private Map<String, String> with(Map<String, String> ours) {
        Map<String, String> all = new HashMap<>(properties);
        all.putAll(ours);
        all.put("bootstrap.servers", bootstrapServers);
        return all;
    }
}
