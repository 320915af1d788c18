package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.port.Inbound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/// Polls a consumer for its next records.
final class Fetch {
    private Fetch() {}

    /// None where the time is over, or somebody woke the consumer.
    ///
    /// A poll that is woken ends before it fetches, or takes its part in a rebalance. Who commits is woken by nearly
    /// every commit, just when there is much to read: so what is there already is asked for once more, without waiting.
    static List<Inbound> next(KafkaConsumer<byte[], byte[]> consumer, Duration atMost) {
        return polled(consumer, atMost)
                .or(() -> polled(consumer, Duration.ZERO))
                .orElseGet(List::of);
    }

    private static Optional<List<Inbound>> polled(
            KafkaConsumer<byte[], byte[]> consumer, Duration atMost) {
        return Failures.in(
                "reading",
                () -> {
                    try {
                        return Optional.of(Convert.inbound(consumer.poll(atMost)));
                    } catch (WakeupException _) {
                        return Optional.empty();
                    }
                });
    }
}
