package dev.sailplan.common.wire.json;

import dev.sailplan.common.log.port.Payload;

/// Converts any record, such as a lane's state, to readable JSON and back, with the binding of the log's records.
public final class StateCodec {
    private final Mapping mapping = new Mapping();

    public <T> Payload write(T record) {
        return Payload.of(mapping.write(record));
    }

    /// Throws [UnreadableJson] for anything that is not such a record.
    public <T> T read(Payload payload, Class<T> type) {
        return mapping.read(payload.bytes(), type);
    }
}
