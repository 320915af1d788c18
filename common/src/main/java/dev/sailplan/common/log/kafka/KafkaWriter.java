package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.Outbound;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes for a person's command, outside of any loop.
public final class KafkaWriter implements AutoCloseable {
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(2);
    private final KafkaProducer<byte[], byte[]> producer;

    /// @param name of its transactions: a second one of that name fences the first
    public KafkaWriter(KafkaConnection connection, String name) {
        Map<String, Object> settings = new HashMap<>(connection.with(Map.of()));
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, "9000");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "10000");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            Failures.in("opening a writer", producer::initTransactions);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// All of them or none.
    public void write(Collection<Outbound> records) {
        Failures.in(
                "writing",
                () -> {
                    producer.beginTransaction();
                    records.forEach(it -> {
                        var _ = producer.send(Convert.outbound(it));
                    });
                    producer.commitTransaction();
                });
    }

    @Override
    public void close() {
        producer.close(TIME_TO_CLOSE);
    }
}
