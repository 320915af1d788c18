package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads partitions with a consumer without a group.
final class KafkaReader implements LogReader {
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(10);
    private final KafkaConsumer<byte[], byte[]> consumer;

    KafkaReader(ClientProperties settings, Map<TopicPartition, Long> from) {
        consumer =
                new KafkaConsumer<>(
                        settings.reader(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(Convert.theirs(from.keySet()));
        from.forEach((partition, offset) -> consumer.seek(Convert.theirs(partition), offset));
    }

    @Override
    public List<Inbound> poll(Duration atMost) {
        return Fetch.next(consumer, atMost);
    }

    @Override
    public long position(TopicPartition partition) {
        return Failures.in(
                "asking for a position",
                () -> consumer.position(Convert.theirs(partition), TIME_TO_ANSWER));
    }

    @Override
    public void wakeup() {
        consumer.wakeup();
    }

    /// Without a group there is nothing to say goodbye to; a polite end waits half a second for the fetch under way.
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
