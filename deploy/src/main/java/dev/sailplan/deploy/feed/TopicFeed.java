package dev.sailplan.deploy.feed;

import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Reads topics without a group and hands on what it understands; it checks no signature and has no say.
public final class TopicFeed {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Log log;
    private final Assembly assembly;

    public TopicFeed(Log log, Assembly assembly) {
        this.log = log;
        this.assembly = assembly;
    }

    /// Hands on everything that is there now, then returns. Order is kept within a partition.
    public void replay(Collection<String> topics, Consumer<Entry> to) {
        List<TopicPartition> partitions = partitions(topics);
        Map<TopicPartition, Long> ends = log.ends(partitions);
        try (LogReader records = log.read(log.beginnings(partitions))) {
            while (ends.entrySet().stream()
                    .anyMatch(e -> records.position(e.getKey()) < e.getValue())) {
                records.poll(POLL).forEach(record -> assembly.take(record, to));
            }
        }
    }

    /// Hands on what comes from now on, until told to stop.
    public void follow(Collection<String> topics, Consumer<Entry> to, BooleanSupplier stop) {
        followFrom(log.ends(partitions(topics)), to, stop);
    }

    /// Hands on everything that is there and what comes, until told to stop.
    public void replayAndFollow(
            Collection<String> topics, Consumer<Entry> to, BooleanSupplier stop) {
        followFrom(log.beginnings(partitions(topics)), to, stop);
    }

    private void followFrom(
            Map<TopicPartition, Long> from, Consumer<Entry> to, BooleanSupplier stop) {
        try (LogReader records = log.read(from)) {
            while (!stop.getAsBoolean()) {
                records.poll(POLL).forEach(record -> assembly.take(record, to));
            }
        }
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : topics) {
            for (int i = 0; i < log.describe(topic).partitions(); i++) {
                all.add(new TopicPartition(topic, i));
            }
        }
        return all;
    }
}
