package dev.sailplan.common.log.port;

import java.time.Instant;
import java.util.Map;

/// A record that was read.
public record Inbound(
        TopicPartition from,
        long offset,
        String key,
        Map<String, String> headers,
        Payload value,
        Instant timestamp) {
    public Inbound {
        headers = Map.copyOf(headers);
    }
}
