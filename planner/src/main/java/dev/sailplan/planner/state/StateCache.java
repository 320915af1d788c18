package dev.sailplan.planner.state;

import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.json.StateCodec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Reads state values, and reads those that did not change only once: a push looks at every application's.
public final class StateCache {
    private final StateCodec codec;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Payload payload, Object value) {}

    public StateCache(StateCodec codec) {
        this.codec = codec;
    }

    Payload write(Object record) {
        return codec.write(record);
    }

    <T> T read(String key, Payload payload, Class<T> type) {
        Known last = known.get(key);
        if (last != null && last.payload().equals(payload) && type.isInstance(last.value())) {
            return type.cast(last.value());
        }
        T value = codec.read(payload, type);
        known.put(key, new Known(payload, value));
        return value;
    }

    /// Of partitions that another process has by now nothing is kept.
    public void clear() {
        known.clear();
    }

    int size() {
        return known.size();
    }

    void forget(String key) {
        known.remove(key);
    }
}
