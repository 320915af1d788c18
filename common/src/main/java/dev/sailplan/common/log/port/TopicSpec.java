package dev.sailplan.common.log.port;

import java.util.Map;

/// A topic as it must be: its partition count is part of the contract, since it places keys.
///
/// Replication is not part of it; that depends on the brokers at hand, and is a setting of the log.
public record TopicSpec(String name, int partitions, Map<String, String> config) {
    public TopicSpec {
        config = Map.copyOf(config);
    }
}
