package dev.sailplan.common.wire.part;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.json.Mapping;
import dev.sailplan.common.wire.json.UnreadableJson;
import dev.sailplan.common.wire.type.Part;
import dev.sailplan.common.wire.type.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes a record whole again from its header and its parts. Throws [UnreadableJson] where they don't fit.
public final class RecordJoiner {
    static final int LARGEST_TOTAL = 64 * 1024 * 1024;
    private static final int MOST_PARTS = 256;
    private final Mapping mapping;

    public RecordJoiner(Mapping mapping) {
        this.mapping = mapping;
    }

    /// The digests of the parts that a header names, in their order.
    public List<Digest> needed(JsonObject header) {
        List<Digest> needed =
                header.array(RecordSplitter.PARTS).stream().map(RecordJoiner::digest).toList();
        if (needed.isEmpty() || needed.size() > MOST_PARTS) {
            throw new UnreadableJson("a divided record has 1 to " + MOST_PARTS + " parts");
        }
        return needed;
    }

    /// The undivided record. A part is taken only under the digest that the header names it by.
    public JsonObject join(RecordType type, JsonObject header, Map<Digest, Payload> payloads) {
        List<Part> parts = parts(needed(header), payloads);
        JsonObject record = header.without(RecordSplitter.PARTS);
        for (String field : type.divisible()) {
            List<Part> own = parts.stream().filter(part -> part.field().equals(field)).toList();
            if (!own.isEmpty()) {
                Json like = DivisibleFields.get(record, field).orElse(JsonObject.EMPTY);
                record =
                        DivisibleFields.with(record, field, DivisibleFields.list(like, items(own)));
            }
        }
        return record;
    }

    private List<Part> parts(List<Digest> needed, Map<Digest, Payload> payloads) {
        long total = 0;
        List<Part> parts = new ArrayList<>();
        for (Digest digest : needed) {
            Payload payload = payloads.get(digest);
            if (payload == null) {
                throw new UnreadableJson("a part is missing");
            }
            byte[] bytes = payload.bytes();
            total += bytes.length;
            if (total > LARGEST_TOTAL || !Digest.of(bytes).equals(digest)) {
                throw new UnreadableJson("a part is not the one that the header names");
            }
            parts.add(mapping.read(bytes, Part.class));
        }
        return parts;
    }

    private List<Json> items(List<Part> parts) {
        List<Json> items = new ArrayList<>();
        StringBuilder sliced = new StringBuilder();
        for (Part part : parts) {
            items.addAll(part.items());
            part.slice().ifPresent(sliced::append);
            if (part.slice().isPresent() && !part.more()) {
                items.add(
                        mapping.read(
                                sliced.toString().getBytes(StandardCharsets.UTF_8), Json.class));
                sliced.setLength(0);
            }
        }
        if (!sliced.isEmpty()) {
            throw new UnreadableJson("the last slice is missing");
        }
        return items;
    }

    private static Digest digest(Json name) {
        try {
            return new Digest(
                    name instanceof JsonObject object ? object.text("digest").orElse("") : "");
        } catch (IllegalArgumentException e) {
            throw new UnreadableJson("a part is named by its digest");
        }
    }
}
