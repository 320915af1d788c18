package dev.sailplan.common.wire;

import dev.sailplan.common.domain.json.Json;

/// Converts JSON text to values and back: numbers exact, no member twice, within a budget of depth and size.
public final class JsonCodec {
    private final Mapping mapping = new Mapping();

    /// Throws [UnreadableJson] for anything but one JSON value.
    public Json parse(byte[] bytes) {
        return mapping.read(bytes, Json.class);
    }

    /// Members keep their order.
    public byte[] bytes(Json value) {
        return mapping.write(value);
    }
}
