package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/// Converts records and partitions between the port and Kafka.
final class Convert {
    private Convert() {}

    static TopicPartition ours(org.apache.kafka.common.TopicPartition partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }

    static Set<TopicPartition> ours(Collection<org.apache.kafka.common.TopicPartition> all) {
        return all.stream().map(Convert::ours).collect(Collectors.toSet());
    }

    static org.apache.kafka.common.TopicPartition theirs(TopicPartition partition) {
        return new org.apache.kafka.common.TopicPartition(partition.topic(), partition.partition());
    }

    static Set<org.apache.kafka.common.TopicPartition> theirs(Collection<TopicPartition> all) {
        return all.stream().map(Convert::theirs).collect(Collectors.toSet());
    }

    static List<Inbound> inbound(ConsumerRecords<byte[], byte[]> records) {
        List<Inbound> converted = new ArrayList<>(records.count());
        records.forEach(it -> converted.add(inbound(it)));
        return List.copyOf(converted);
    }

    private static Inbound inbound(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(Optional.ofNullable(header.value())));
        }
        return new Inbound(
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                text(Optional.ofNullable(record.key())),
                headers,
                Optional.ofNullable(record.value()).map(Payload::of).orElse(Payload.EMPTY),
                Instant.ofEpochMilli(record.timestamp()));
    }

    static ProducerRecord<byte[], byte[]> outbound(Outbound record) {
        ProducerRecord<byte[], byte[]> converted =
                new ProducerRecord<>(
                        record.topic(),
                        record.partition().orElse(null),
                        bytes(record.key()),
                        record.value().map(Payload::bytes).orElse(null));
        record.headers().forEach((name, value) -> converted.headers().add(name, bytes(value)));
        return converted;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Optional<byte[]> bytes) {
        return bytes.map(it -> new String(it, StandardCharsets.UTF_8)).orElse("");
    }
}
