package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Payload;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The committed state of one partition, as its lanes see it.
public interface StateView {
    Optional<Payload> get(String key);

    /// A copy of all entries whose keys begin with the prefix.
    SortedMap<String, Payload> under(String prefix);

    /// The state of nothing: what a lane sees before its first commit.
    static StateView of(Map<String, Payload> entries) {
        SortedMap<String, Payload> sorted = new TreeMap<>(entries);
        return new StateView() {
            @Override
            public Optional<Payload> get(String key) {
                return Optional.ofNullable(sorted.get(key));
            }

            @Override
            public SortedMap<String, Payload> under(String prefix) {
                return new TreeMap<>(sorted.subMap(prefix, prefix + Character.MAX_VALUE));
            }
        };
    }
}
