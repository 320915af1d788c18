package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.port.Inbound;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/// Reads on with a consumer.
final class Fetch {
    private Fetch() {}

    /// None where the time is over, or somebody woke the consumer.
    static List<Inbound> next(KafkaConsumer<byte[], byte[]> consumer, Duration atMost) {
        return Failures.in(
                "reading",
                () -> {
                    try {
                        return Convert.inbound(consumer.poll(atMost));
                    } catch (WakeupException _) {
                        return List.of();
                    }
                });
    }
}
