package dev.sailplan.common.log.state;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Folds the state of several partitions from its topic, up to the end of the log. The end counts what open
/// transactions wrote: one of them may be ours, about to be committed, and stopping before it would lose it.
public record Fold(Log log, String topic) {
    private static final Duration POLL = Duration.ofMillis(200);

    /// @param useless ends the reading early, when nobody wants the answer any more
    public Map<Integer, SortedMap<String, Payload>> read(
            Set<Integer> partitions, BooleanSupplier useless) {
        Map<TopicPartition, StateRecords> records = new HashMap<>();
        partitions.forEach(it -> records.put(new TopicPartition(topic, it), new StateRecords()));
        Map<TopicPartition, Long> from = new HashMap<>(log.beginnings(records.keySet()));
        Map<TopicPartition, Long> ends = new HashMap<>(log.ends(records.keySet()));
        ends.entrySet().removeIf(it -> it.getValue() <= from.getOrDefault(it.getKey(), 0L));
        from.keySet().retainAll(ends.keySet());
        if (!ends.isEmpty()) {
            readTo(ends, from, records, useless);
        }
        return records.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                it -> it.getKey().partition(),
                                it -> it.getValue().entries(),
                                (one, _) -> one,
                                TreeMap::new));
    }

    private void readTo(
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, StateRecords> records,
            BooleanSupplier useless) {
        try (LogReader reader = log.read(from)) {
            while (!useless.getAsBoolean() && !reached(reader, ends)) {
                for (Inbound record : reader.poll(POLL)) {
                    records.getOrDefault(record.from(), new StateRecords()).add(record);
                }
            }
        }
    }

    private static boolean reached(LogReader reader, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(it -> reader.position(it.getKey()) >= it.getValue());
    }
}
