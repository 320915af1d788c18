package dev.sailplan.common.feed;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Topics of four partitions with what a test puts into them; it remembers which partitions were read.
final class FilledLog implements Log {
    private final List<Inbound> records = new ArrayList<>();
    final Set<TopicPartition> read = new HashSet<>();

    void put(TopicPartition partition, List<Outbound> all) {
        all.forEach(out -> put(partition, out));
    }

    private void put(TopicPartition partition, Outbound out) {
        records.add(
                new Inbound(
                        partition,
                        end(partition),
                        out.key(),
                        out.headers(),
                        out.value().orElse(Payload.EMPTY),
                        Instant.EPOCH));
    }

    private long end(TopicPartition partition) {
        return records.stream().filter(record -> record.from().equals(partition)).count();
    }

    @Override
    public LogReader read(Map<TopicPartition, Long> from) {
        read.addAll(from.keySet());
        return new Reader(from.keySet());
    }

    @Override
    public TopicFacts describe(String topic) {
        return new TopicFacts(topic, 4);
    }

    @Override
    public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> 0L));
    }

    @Override
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return partitions.stream().collect(Collectors.toMap(Function.identity(), this::end));
    }

    @Override
    public LogSession join(Membership membership, Rebalance rebalance) {
        throw new UnsupportedOperationException("a feed joins no group");
    }

    @Override
    public Map<TopicPartition, Long> committed(
            String group, Collection<TopicPartition> partitions) {
        throw new UnsupportedOperationException("a feed has no group");
    }

    /// Hands out everything with its first poll.
    private final class Reader implements LogReader {
        private final Set<TopicPartition> partitions;
        private boolean polled;

        Reader(Set<TopicPartition> partitions) {
            this.partitions = Set.copyOf(partitions);
        }

        @Override
        public List<Inbound> poll(Duration atMost) {
            boolean first = !polled;
            polled = true;
            return records.stream()
                    .filter(record -> first && partitions.contains(record.from()))
                    .toList();
        }

        @Override
        public long position(TopicPartition partition) {
            return polled ? end(partition) : 0;
        }

        @Override
        public void wakeup() {}

        @Override
        public void close() {}
    }
}
