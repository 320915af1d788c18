package dev.sailplan.common.log.kafka.connect;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SslConfigs;

/// Tells how every client reaches Kafka: its brokers, and what encryption and log-in ask for.
///
/// @param properties Kafka's own, `bootstrap.servers` among them; some are secret
public record KafkaConnection(Map<String, String> properties) {
    public KafkaConnection {
        properties = Map.copyOf(properties);
        if (!properties.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException(
                    "the Kafka settings name no bootstrap.servers, such as 127.0.0.1:9092");
        }
    }

    /// Without encryption or log-in.
    public static KafkaConnection to(String bootstrapServers) {
        return new KafkaConnection(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    public String bootstrapServers() {
        return String.valueOf(properties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /// The settings of one client: the operator's for the connection, and over them ours for what is relied on.
    public Map<String, String> with(Map<String, String> ours) {
        Map<String, String> all = new HashMap<>(properties);
        if (isEncrypted()) {
            all.putIfAbsent(
                    SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG,
                    RereadSslEngineFactory.class.getName());
        }
        all.putAll(ours);
        return all;
    }

    private boolean isEncrypted() {
        return SecurityChecks.protocol(properties).endsWith("SSL");
    }

    /// The brokers alone: `sasl.jaas.config` and the like are among the rest.
    @Override
    public String toString() {
        return bootstrapServers();
    }
}
