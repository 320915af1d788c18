package dev.sailplan.common.log.port;

import java.util.Map;
import java.util.Optional;

/// A record to be written. Without a partition the key chooses it; without a value it is a tombstone.
public record Outbound(
        String topic,
        Optional<Integer> partition,
        String key,
        Map<String, String> headers,
        Optional<Payload> value) {
    public Outbound {
        headers = Map.copyOf(headers);
    }

    public static Outbound keyed(
            String topic, String key, Map<String, String> headers, Payload value) {
        return new Outbound(topic, Optional.empty(), key, headers, Optional.of(value));
    }
}
