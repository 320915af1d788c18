package dev.sailplan.common.log.quarantine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers until when tasks that end the process are left alone, whoever wakes them. It is not durable: a new tenure
/// lets them rest from its own beginning.
public final class TaskCooldowns {
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    public Optional<Instant> end(String key) {
        return Optional.ofNullable(ends.get(key));
    }

    public void set(String key, Instant end) {
        ends.put(key, end);
    }

    /// Whether it has rested: true once for each rest.
    public boolean over(String key, Instant now) {
        Optional<Instant> past = end(key).filter(it -> !now.isBefore(it));
        return past.filter(it -> ends.remove(key, it)).isPresent();
    }
}
