package dev.sailplan.common.wire;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Holds the CloudEvents attributes of a record, which travel as its headers `ce_*` and `content-type`.
record Envelope(String id, String type, Optional<String> subject, Optional<Instant> time) {
    private static final String JSON = "application/json";

    /// The headers of Kafka's binary mode.
    Map<String, String> headers(URI source, byte[] value) {
        CloudEventBuilder event =
                CloudEventBuilder.v1()
                        .withId(id)
                        .withSource(source)
                        .withType(type)
                        .withData(JSON, value);
        subject.ifPresent(event::withSubject);
        time.map(at -> at.atOffset(ZoneOffset.UTC)).ifPresent(event::withTime);
        return texts(
                KafkaMessageFactory.<String>createWriter("", "")
                        .writeBinary(event.build())
                        .headers());
    }

    /// Empty where the headers are not those of a CloudEvent in binary mode with a JSON value.
    static Optional<Envelope> of(Map<String, String> headers, byte[] value) {
        try {
            RecordHeaders kafka = new RecordHeaders();
            headers.forEach((name, text) -> kafka.add(name, bytes(text)));
            CloudEvent event = KafkaMessageFactory.createReader(kafka, value).toEvent();
            return JSON.equals(event.getDataContentType())
                    ? Optional.of(of(event))
                    : Optional.empty();
        } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Envelope of(CloudEvent event) {
        return new Envelope(
                event.getId(),
                event.getType(),
                Optional.ofNullable(event.getSubject()),
                Optional.ofNullable(event.getTime()).map(time -> time.toInstant()));
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : headers) {
            texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
