package dev.sailplan.common.wire.part;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads and replaces divisible fields of a record, by paths such as `index.entries`: lists, or objects by member.
final class DivisibleFields {
    private DivisibleFields() {}

    static Optional<Json> get(JsonObject record, String field) {
        int dot = field.indexOf('.');
        return dot < 0
                ? record.get(field)
                : record.object(field.substring(0, dot)).get(field.substring(dot + 1));
    }

    static JsonObject with(JsonObject record, String field, Json value) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            return record.with(field, value);
        }
        String outer = field.substring(0, dot);
        return record.with(outer, record.object(outer).with(field.substring(dot + 1), value));
    }

    static List<Json> items(Json list) {
        return switch (list) {
            case JsonArray(List<Json> elements) -> elements;
            case JsonObject(Map<String, Json> members) ->
                    members.entrySet().stream()
                            .<Json>map(m -> Json.object(Map.of(m.getKey(), m.getValue())))
                            .toList();
            case Json.JsonText _, Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ ->
                    throw new IllegalArgumentException("only lists and objects are divided");
        };
    }

    static Json list(Json like, List<Json> items) {
        if (!(like instanceof JsonObject)) {
            return Json.array(items);
        }
        Map<String, Json> members = new LinkedHashMap<>();
        items.forEach(item -> {
            if (item instanceof JsonObject(Map<String, Json> member)) {
                members.putAll(member);
            }
        });
        return new JsonObject(members);
    }
}
