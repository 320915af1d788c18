package dev.sailplan.planner.manifest.schema;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Drops the fields that a manifest has as null: they say as little as those that it doesn't have.
///
/// Sent, a null list or map would be claimed and emptied, and a null number would not be; what charts render where
/// nobody gave a value is meant to be neither. A null stays where it is a value: where a schema says `nullable`, where
/// it leaves open what stands there, as an entry of a map (which the API server makes an empty text of), and in a list.
public final class NullMembers {
    private NullMembers() {}

    public static JsonObject dropped(JsonObject manifest, Optional<Schema> schema) {
        return schema.filter(_ -> hasNull(manifest))
                .map(known -> members(manifest, known.resolved()))
                .orElse(manifest);
    }

    /// The same for metadata, which all kinds have alike.
    public static JsonObject dropped(JsonObject metadata) {
        Map<String, Json> kept = new LinkedHashMap<>(metadata.members());
        kept.values().removeIf(JsonNull.class::isInstance);
        return kept.size() == metadata.members().size() ? metadata : Json.object(kept);
    }

    private static boolean hasNull(Json value) {
        return switch (value) {
            case JsonNull _ -> true;
            case JsonObject(Map<String, Json> members) ->
                    members.values().stream().anyMatch(NullMembers::hasNull);
            case JsonArray(List<Json> all) -> all.stream().anyMatch(NullMembers::hasNull);
            case JsonText _, JsonNumber _, JsonBoolean _ -> false;
        };
    }

    private static JsonObject members(JsonObject object, Schema schema) {
        Map<String, Json> kept = new LinkedHashMap<>();
        object.members()
                .forEach((name, value) -> {
                    Optional<Schema> field = schema.property(name).map(Schema::resolved);
                    boolean says =
                            !(value instanceof JsonNull)
                                    || field.map(Schema::takesNull).orElse(true);
                    if (says) {
                        kept.put(
                                name,
                                field.or(schema::additional)
                                        .map(s -> below(value, s))
                                        .orElse(value));
                    }
                });
        return Json.object(kept);
    }

    private static Json below(Json value, Schema reference) {
        Schema schema = reference.resolved();
        return switch (value) {
            case JsonObject object -> members(object, schema);
            case JsonArray(List<Json> all) ->
                    schema.items()
                            .<Json>map(items ->
                                    Json.array(all.stream().map(e -> below(e, items)).toList()))
                            .orElse(value);
            case JsonText _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }
}
