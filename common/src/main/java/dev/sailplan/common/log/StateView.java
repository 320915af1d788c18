package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Payload;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Shows the committed state of one partition to its lanes.
public interface StateView {
    Optional<Payload> get(String key);

    /// A copy of all entries whose keys begin with the prefix.
    SortedMap<String, Payload> under(String prefix);

    /// A view of entries that go on changing.
    static StateView of(SortedMap<String, Payload> entries) {
        return new StateView() {
            @Override
            public Optional<Payload> get(String key) {
                return Optional.ofNullable(entries.get(key));
            }

            @Override
            public SortedMap<String, Payload> under(String prefix) {
                return new TreeMap<>(entries.subMap(prefix, prefix + Character.MAX_VALUE));
            }
        };
    }
}
