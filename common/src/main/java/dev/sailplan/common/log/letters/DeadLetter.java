package dev.sailplan.common.log.letters;

import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.common.wire.json.UnreadableJson;
import java.time.Instant;
import java.util.Optional;

/// A letter about a record that was not carried out: where it stands and what went wrong, never what it says.
///
/// @param key of the record, such as its repository or application
/// @param attempts how often it was begun in vain; none where it could not be read in the first place
public record DeadLetter(
        Pointer about,
        String key,
        String service,
        String error,
        String reason,
        Optional<Integer> attempts,
        Instant at) {
    private static final JsonCodec JSON = new JsonCodec();

    /// Points to a record by its offset on the log; in text `topic/partition/offset`.
    public record Pointer(TopicPartition from, long offset) {
        /// @throws IllegalArgumentException where the text is not `topic/partition/offset`
        public static Pointer parse(String text) {
            String[] words = text.split("/", -1);
            try {
                if (words.length == 3 && !words[0].isEmpty()) {
                    var from = new TopicPartition(words[0], Integer.parseInt(words[1]));
                    return new Pointer(from, Long.parseLong(words[2]));
                }
            } catch (NumberFormatException _) {
                // Said below.
            }
            throw new IllegalArgumentException(
                    text + " is not topic/partition/offset, such as sailplan.events/12/3456");
        }

        @Override
        public String toString() {
            return from.topic() + "/" + from.partition() + "/" + offset;
        }
    }

    /// Empty where the record is no letter that this version knows.
    static Optional<DeadLetter> read(Inbound record) {
        return body(record, DeadLetters.TYPE)
                .flatMap(letter -> pointer(letter).map(about -> of(record, about, letter)));
    }

    private static DeadLetter of(Inbound record, Pointer about, JsonObject letter) {
        return new DeadLetter(
                about,
                record.key(),
                letter.text("service").orElse(""),
                letter.text("error").orElse(""),
                letter.text("reason").orElse(""),
                number(letter, DeadLetters.ATTEMPTS).map(Long::intValue),
                record.timestamp());
    }

    /// What a record of this type is about.
    static Optional<Pointer> pointer(Inbound record, String type) {
        return body(record, type).flatMap(DeadLetter::pointer);
    }

    private static Optional<Pointer> pointer(JsonObject letter) {
        Optional<String> topic = letter.text("topic");
        Optional<Long> partition = number(letter, "partition");
        Optional<Long> offset = number(letter, "offset");
        if (topic.isEmpty() || partition.isEmpty() || offset.isEmpty()) {
            return Optional.empty();
        }
        var from = new TopicPartition(topic.get(), partition.get().intValue());
        return Optional.of(new Pointer(from, offset.get()));
    }

    private static Optional<JsonObject> body(Inbound record, String type) {
        if (!type.equals(record.headers().get("ce_type"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.object(record.value().bytes()));
        } catch (UnreadableJson _) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(JsonObject letter, String name) {
        return letter.get(name).orElse(letter) instanceof JsonNumber number && number.isInteger()
                ? Optional.of(number.value().longValue())
                : Optional.empty();
    }
}
