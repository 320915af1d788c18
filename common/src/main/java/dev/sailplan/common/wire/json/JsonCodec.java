package dev.sailplan.common.wire.json;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.JsonReader;

/// Converts JSON text to values and back: numbers exact, no member twice, within a budget of depth and size.
///
/// Its methods throw [UnreadableJson] for anything but one JSON value.
public final class JsonCodec implements JsonReader {
    private final Mapping mapping;

    public JsonCodec() {
        this(new Mapping());
    }

    private JsonCodec(Mapping mapping) {
        this.mapping = mapping;
    }

    /// With the budget of an API server, who may send far more than a stranger, and is not asked for members twice.
    public static JsonCodec ofApiServer() {
        return new JsonCodec(new Mapping(JsonBudget.API_SERVER));
    }

    public Json parse(byte[] bytes) {
        return mapping.read(bytes, Json.class);
    }

    @Override
    public Json parse(String text) {
        return mapping.read(text, Json.class);
    }

    public JsonObject object(byte[] bytes) {
        return mapping.read(bytes, JsonObject.class);
    }

    public JsonObject object(String text) {
        return mapping.read(text, JsonObject.class);
    }

    /// Members keep their order.
    public byte[] bytes(Json value) {
        return mapping.write(value);
    }
}
