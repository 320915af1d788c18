package dev.sailplan.common.log.quarantine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Remembers until when tasks that end the process are left alone, whoever wakes them. It is not durable: whoever takes
/// the partition over lets them rest from the beginning.
final class TaskCooldowns {
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    /// The end of the cool-down under way, else of one that begins now.
    Instant of(String key, Supplier<Instant> end) {
        return ends.computeIfAbsent(key, _ -> end.get());
    }

    /// Whether it has rested: true once for each rest.
    boolean over(String key, Instant now) {
        Optional<Instant> past = Optional.ofNullable(ends.get(key)).filter(it -> !now.isBefore(it));
        return past.filter(it -> ends.remove(key, it)).isPresent();
    }
}
