package dev.sailplan.common.log.read;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.Log.TopicFacts;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.state.TopicIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads whole topics, without a group and committed records only: from their beginnings to their ends as they are when
/// it begins. It waits for the end of transactions that are open then.
public final class Replay {
    private static final Duration POLL = Duration.ofMillis(200);
    private final Log log;

    public Replay(Log log) {
        this.log = log;
    }

    /// Hands on everything, each partition in order. A reader costs time to open and to fill, so it is asked only for
    /// partitions that hold something.
    ///
    /// @throws LogFailure where one of the topics is missing, before anything is handed on; and where one is deleted
    ///     or created anew meanwhile, since its end would never be reached
    public void read(Collection<String> topics, Consumer<Inbound> to) {
        Map<String, TopicFacts> facts = new HashMap<>();
        topics.forEach(it -> facts.put(it, log.describe(it)));
        Map<TopicPartition, Long> ends = new HashMap<>(log.ends(partitions(facts)));
        Map<TopicPartition, Long> from = new HashMap<>(log.beginnings(ends.keySet()));
        ends.entrySet().removeIf(it -> it.getValue() <= from.getOrDefault(it.getKey(), 0L));
        from.keySet().retainAll(ends.keySet());
        if (!ends.isEmpty()) {
            try (LogReader reader = log.read(from)) {
                while (!isAt(ends, reader)) {
                    poll(reader, facts, to);
                }
            }
        }
    }

    private void poll(LogReader reader, Map<String, TopicFacts> topics, Consumer<Inbound> to) {
        List<Inbound> records = reader.poll(POLL);
        records.forEach(to);
        if (records.isEmpty()) {
            verify(topics);
        }
    }

    /// Everything, each partition in order.
    ///
    /// @throws LogFailure where the topic is missing
    public List<Inbound> all(String topic) {
        List<Inbound> all = new ArrayList<>();
        read(List.of(topic), all::add);
        return List.copyOf(all);
    }

    private static boolean isAt(Map<TopicPartition, Long> ends, LogReader reader) {
        return ends.entrySet().stream()
                .allMatch(it -> reader.position(it.getKey()) >= it.getValue());
    }

    private static List<TopicPartition> partitions(Map<String, TopicFacts> topics) {
        return topics.entrySet().stream()
                .flatMap(it -> TopicPartition.all(it.getKey(), it.getValue().partitions()).stream())
                .toList();
    }

    private void verify(Map<String, TopicFacts> topics) {
        topics.forEach((topic, facts) -> {
            if (!log.describe(topic).id().equals(facts.id())) {
                throw TopicIds.changed(topic);
            }
        });
    }
}
