package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds what a step of work writes, all in one transaction: records in order, and changes of the partition's state.
///
/// A state entry with an empty value is removed. Values may be of any size; the loop cuts them into chunks.
public record Outputs(List<Outbound> records, Map<String, Optional<Payload>> state) {
    public static final Outputs NONE = new Outputs(List.of(), Map.of());

    public Outputs {
        records = List.copyOf(records);
        state = Map.copyOf(state);
    }

    public boolean isEmpty() {
        return records.isEmpty() && state.isEmpty();
    }

    public Outputs with(Outbound record) {
        List<Outbound> more = new ArrayList<>(records);
        more.add(record);
        return new Outputs(more, state);
    }

    public Outputs with(List<Outbound> others) {
        List<Outbound> more = new ArrayList<>(records);
        more.addAll(others);
        return new Outputs(more, state);
    }

    public Outputs put(String key, Payload value) {
        return change(key, Optional.of(value));
    }

    public Outputs remove(String key) {
        return change(key, Optional.empty());
    }

    public Outputs and(Outputs other) {
        Map<String, Optional<Payload>> both = new HashMap<>(state);
        both.putAll(other.state);
        return new Outputs(with(other.records).records, both);
    }

    private Outputs change(String key, Optional<Payload> value) {
        Map<String, Optional<Payload>> more = new HashMap<>(state);
        more.put(key, value);
        return new Outputs(records, more);
    }
}
