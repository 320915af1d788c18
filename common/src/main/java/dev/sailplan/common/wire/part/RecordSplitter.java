package dev.sailplan.common.wire.part;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.json.Mapping;
import dev.sailplan.common.wire.type.Part;
import dev.sailplan.common.wire.type.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Divides a record that is too large for one into parts and a header.
///
/// The header is the record with the divided lists left empty and a member `parts` that names each part by
/// its field and digest. A record may have 1 MiB; parts stay well below, since headers and framing count too.
public final class RecordSplitter {
    static final int LARGEST = 700 * 1024;
    public static final String PARTS = "parts";

    /// Holds the parts in their order, then the header.
    public record Pieces(List<Payload> parts, Payload header) {
        public Pieces {
            parts = List.copyOf(parts);
        }
    }

    private final Mapping mapping;
    private final Digest of;
    private final List<Payload> parts = new ArrayList<>();
    private final List<Json> names = new ArrayList<>();

    private RecordSplitter(Mapping mapping, Digest of) {
        this.mapping = mapping;
        this.of = of;
    }

    public static boolean isNeeded(byte[] value) {
        return value.length > LARGEST;
    }

    public static Pieces of(Mapping mapping, RecordType type, byte[] value) {
        RecordSplitter division = new RecordSplitter(mapping, Digest.of(value));
        JsonObject record = mapping.read(value, JsonObject.class);
        for (String field : type.divisible()) {
            record = division.divide(record, field);
        }
        byte[] header = mapping.write(record.with(PARTS, Json.array(division.names)));
        if (isNeeded(header)) {
            throw new IllegalArgumentException(
                    type.typeName() + " is too large even without its lists: " + header.length);
        }
        return new Pieces(division.parts, Payload.of(header));
    }

    private JsonObject divide(JsonObject record, String field) {
        Optional<Json> list = DivisibleFields.get(record, field);
        list.ifPresent(value -> cut(field, DivisibleFields.items(value)));
        return list.map(value -> DivisibleFields.with(record, field, empty(value))).orElse(record);
    }

    private static Json empty(Json list) {
        return list instanceof JsonObject ? JsonObject.EMPTY : Json.array(List.of());
    }

    private void cut(String field, List<Json> items) {
        List<Json> together = new ArrayList<>();
        int size = 0;
        for (Json item : items) {
            byte[] text = mapping.write(item);
            if (size + text.length > LARGEST) {
                add(field, together);
                size = 0;
            }
            if (text.length > LARGEST) {
                slice(field, new String(text, StandardCharsets.UTF_8));
            } else {
                together.add(item);
                size += text.length + 1;
            }
        }
        add(field, together);
    }

    private void add(String field, List<Json> together) {
        if (!together.isEmpty()) {
            add(new Part(of, field, parts.size(), together, Optional.empty(), false));
            together.clear();
        }
    }

    private void slice(String field, String text) {
        int from = 0;
        while (from < text.length()) {
            int to = end(text, from);
            Optional<String> slice = Optional.of(text.substring(from, to));
            add(new Part(of, field, parts.size(), List.of(), slice, to < text.length()));
            from = to;
        }
    }

    /// Where a slice ends that needs no more than a part may have when it is written as JSON again.
    private static int end(String text, int from) {
        int size = 0;
        int to = from;
        while (to < text.length()) {
            int c = text.codePointAt(to);
            size += c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (size > LARGEST) {
                return to;
            }
            to += Character.charCount(c);
        }
        return to;
    }

    private void add(Part part) {
        byte[] bytes = mapping.write(part);
        parts.add(Payload.of(bytes));
        names.add(
                JsonObject.EMPTY
                        .with("field", Json.text(part.field()))
                        .with("digest", Json.text(Digest.of(bytes).value())));
    }
}
