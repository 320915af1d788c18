package dev.sailplan.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads everything that is on `sailplan.events`.
record EventReader(String bootstrapServers) {
    private static final RecordReader READER = new RecordReader(Verifier.WITHOUT_KEYS);

    List<Event> events() {
        return records().stream().map(EventReader::event).toList();
    }

    List<Event> events(String repository) {
        return events().stream()
                .filter(event -> event.repository().value().equals(repository))
                .toList();
    }

    List<Inbound> records() {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    IntStream.range(0, Topics.BY_REPOSITORY)
                            .mapToObj(n ->
                                    new org.apache.kafka.common.TopicPartition(Topics.EVENTS, n))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream().mapToLong(n -> n).sum();
            List<Inbound> found = new ArrayList<>();
            while (found.size() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> found.add(inbound(each)));
            }
            return found;
        }
    }

    private static Event event(Inbound inbound) {
        if (READER.read(inbound) instanceof Decoded.Of of && of.record() instanceof Event event) {
            return event;
        }
        throw new AssertionError("not an event: " + inbound);
    }

    private static Inbound inbound(ConsumerRecord<String, byte[]> found) {
        Map<String, String> headers = new HashMap<>();
        found.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return new Inbound(
                new TopicPartition(found.topic(), found.partition()),
                found.offset(),
                found.key(),
                headers,
                Payload.of(found.value()),
                Instant.ofEpochMilli(found.timestamp()));
    }
}
