package dev.sailplan.common.log.port;

import java.time.Instant;
import java.util.Map;

/// A record that was read. What has no key or no value on the log has an empty one here.
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

    /// Whether the record says that what its key names is gone.
    public boolean tombstone() {
        return value.size() == 0;
    }
}
