package dev.sailplan.common.log.letters;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.text.Shortened;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Makes letters about records that nobody can handle: where the record is and what is wrong with it, never what is in
/// it.
public record DeadLetters(String topic, String service) {
    static final String TYPE = "dev.sailplan.deadletter.v1";
    static final String RELEASED = "dev.sailplan.deadletter.released.v1";
    static final String DROPPED = "dev.sailplan.deadletter.dropped.v1";
    static final String ATTEMPTS = "attempts";
    private static final String REASON =
            "given up and put in quarantine; the service's own log has the frames";
    private static final int LONGEST = 300;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|`[^`]*`");

    /// About a record that was given up after so many attempts, and may be released.
    public Outbound quarantined(Inbound record, String error, int attempts) {
        Map<String, Json> letter = letter(record, error, REASON);
        letter.put(ATTEMPTS, number(attempts));
        return outbound(record, letter);
    }

    public Outbound about(Inbound record, String error, String reason) {
        return outbound(record, letter(record, error, masked(reason)));
    }

    /// Answers a letter: the record was written once more, for another try.
    Outbound released(DeadLetter letter, Instant now) {
        return answer(letter, RELEASED, now);
    }

    /// Answers a letter: the record is not run again.
    Outbound dropped(DeadLetter letter, Instant now) {
        return answer(letter, DROPPED, now);
    }

    private Outbound answer(DeadLetter letter, String type, Instant now) {
        DeadLetter.Pointer about = letter.about();
        return Outbound.keyed(
                topic,
                letter.key(),
                headers(type, "/quarantine", about.from() + "/" + about.offset(), now),
                Payload.of(new JsonObject(pointer(about)).canonical()));
    }

    private Map<String, Json> pointer(DeadLetter.Pointer about) {
        Map<String, Json> pointer = new LinkedHashMap<>();
        pointer.put("topic", new JsonText(about.from().topic()));
        pointer.put("partition", number(about.from().partition()));
        pointer.put("offset", number(about.offset()));
        pointer.put("service", new JsonText(service));
        return pointer;
    }

    private Map<String, Json> letter(Inbound record, String error, String reason) {
        Map<String, Json> letter = pointer(new DeadLetter.Pointer(record.from(), record.offset()));
        letter.put("error", new JsonText(error));
        letter.put("reason", new JsonText(reason));
        return letter;
    }

    private Outbound outbound(Inbound record, Map<String, Json> letter) {
        return Outbound.keyed(
                topic,
                record.key(),
                headers(
                        TYPE,
                        "/" + service,
                        record.from() + "/" + record.offset(),
                        record.timestamp()),
                Payload.of(new JsonObject(letter).canonical()));
    }

    private static Map<String, String> headers(String type, String source, String id, Instant at) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_type",
                type,
                "ce_source",
                source,
                "ce_id",
                id,
                "ce_time",
                at.toString(),
                "content-type",
                "application/json");
    }

    /// What stands in quotes may have come out of the record.
    private static String masked(String reason) {
        String masked = QUOTED.matcher(reason).replaceAll("…").replaceAll("\\p{Cntrl}", " ");
        return Shortened.to(LONGEST, masked);
    }

    private static JsonNumber number(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }
}
