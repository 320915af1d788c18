package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.port.Membership;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/// Makes the settings of every client: the operator's for the connection, ours for what the loop relies on.
record ClientProperties(Map<String, String> connection) {
    ClientProperties {
        connection = Map.copyOf(connection);
        if (!connection.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException(
                    "the Kafka settings name no bootstrap.servers, such as 127.0.0.1:9092");
        }
    }

    /// The brokers alone: `sasl.jaas.config` and the like are among the rest.
    @Override
    public String toString() {
        return String.valueOf(connection.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    Map<String, Object> admin() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, "20000");
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        return settings;
    }

    Map<String, Object> reader() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, "5");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "8388608");
        return settings;
    }

    /// Static membership on the classic protocol: after a kill the same instance goes on within two seconds,
    /// where a dynamic one waits for the session of its predecessor.
    ///
    /// The thread that polls does no work of its own but commits, four calls that time out after 15 s each. One that has
    /// not polled for two minutes is stuck, and a rebalance would wait for it as long as the interval lasts: by default
    /// five minutes, in which nobody's new partitions are read.
    Map<String, Object> member(Membership membership) {
        Map<String, Object> settings = reader();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, membership.group());
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, membership.instance());
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1000");
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "120000");
        return settings;
    }

    /// A transaction that nobody ends holds up all readers, so it may not live longer than a session.
    Map<String, Object> writer(Membership membership) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, "5");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, membership.transactions());
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "10000");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        // Of the compressions that Kafka's client brings, the one that also works without its
        // native library.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "9000");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        return settings;
    }
}
