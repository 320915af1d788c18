package dev.sailplan.gateway.events;

import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import java.util.Map;

/// Makes the settings of the gateway's clients: the operator's for the connection, ours for what an answer relies on.
///
/// @param replicas how many the topic of events has to have
public record KafkaAddress(KafkaConnection connection, int replicas) {
    /// An acknowledged record is never lost nor doubled, and a silent broker is given up before a Git host
    /// gives up on us. Nobody may loosen that.
    Map<String, String> producer() {
        return connection.with(
                Map.of(
                        "enable.idempotence", "true",
                        "acks", "all",
                        "max.block.ms", "2000",
                        "request.timeout.ms", "3000",
                        "delivery.timeout.ms", "5000",
                        "linger.ms", "0",
                        "client.id", "sailplan-gateway"));
    }

    Map<String, String> probe() {
        return connection.with(
                Map.of(
                        "default.api.timeout.ms", "2000",
                        "request.timeout.ms", "1500",
                        "client.id", "sailplan-gateway-probe"));
    }

    @Override
    public String toString() {
        return connection.toString();
    }
}
