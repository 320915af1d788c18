package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A log and what a test does to it from outside.
public interface LogWorld extends AutoCloseable {
    Log log();

    void createTopic(String name, int partitions);

    void deleteTopic(String name);

    /// Writes a record outside of any transaction.
    void append(TopicPartition to, String key, String value);

    /// What would happen anyway once the session of a member that is gone has timed out.
    void evict(String group, String instance);

    @Override
    void close();

    /// All committed records of a topic, each partition in order.
    default List<Inbound> committed(String topic) {
        Collection<TopicPartition> partitions = partitions(topic);
        Map<TopicPartition, Long> from = new HashMap<>(log().beginnings(partitions));
        Map<TopicPartition, Long> ends = log().ends(partitions);
        List<Inbound> found = new ArrayList<>();
        try (LogReader reader = log().read(from)) {
            while (ends.entrySet().stream()
                    .anyMatch(it -> reader.position(it.getKey()) < it.getValue())) {
                found.addAll(reader.poll(Duration.ofMillis(100)));
            }
        }
        return List.copyOf(found);
    }

    default Collection<TopicPartition> partitions(String topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int n = 0; n < log().describe(topic).partitions(); n++) {
            partitions.add(new TopicPartition(topic, n));
        }
        return List.copyOf(partitions);
    }
}
