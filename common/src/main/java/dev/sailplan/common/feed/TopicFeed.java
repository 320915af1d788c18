package dev.sailplan.common.feed;

import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.read.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Reads topics without a group and hands on what it understands; it checks no signature and has no say.
public final class TopicFeed {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Comparator<Entry> OLDEST_FIRST =
            Comparator.comparing(entry -> entry.where().timestamp());

    private final Log log;
    private final Assembly assembly;

    public TopicFeed(Log log, Assembly assembly) {
        this.log = log;
        this.assembly = assembly;
    }

    /// Hands on everything that is there now, then returns. Order is kept within a partition.
    public void replay(Collection<String> topics, Consumer<Entry> to) {
        new Replay(log).read(topics, record -> assembly.take(record, to));
    }

    /// Everything that is there now, oldest first.
    public List<Entry> history(Collection<String> topics) {
        List<Entry> all = new ArrayList<>();
        replay(topics, all::add);
        all.sort(OLDEST_FIRST);
        return all;
    }

    /// Hands on everything that is there, oldest first, then what comes, until told to stop.
    public void replayAndFollow(
            Collection<String> topics, Consumer<Entry> to, BooleanSupplier stop) {
        replayAndFollow(topics, past -> past.forEach(to), to, stop);
    }

    /// The same, with everything that is there in one go.
    public void replayAndFollow(
            Collection<String> topics,
            Consumer<List<Entry>> there,
            Consumer<Entry> to,
            BooleanSupplier stop) {
        List<TopicPartition> partitions = partitions(topics);
        Map<TopicPartition, Long> ends = log.ends(partitions);
        try (LogReader records = log.read(log.beginnings(partitions))) {
            List<Entry> past = new ArrayList<>();
            read(records, past::add, () -> isAt(records, ends) || stop.getAsBoolean());
            past.sort(OLDEST_FIRST);
            there.accept(past);
            read(records, to, stop);
        }
    }

    private static boolean isAt(LogReader records, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(e -> records.position(e.getKey()) >= e.getValue());
    }

    private void read(LogReader records, Consumer<Entry> to, BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            records.poll(POLL).forEach(record -> assembly.take(record, to));
        }
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        return topics.stream()
                .flatMap(it -> TopicPartition.all(it, log.describe(it).partitions()).stream())
                .toList();
    }
}
