package dev.sailplan.common.log.port;

import java.util.List;
import java.util.stream.IntStream;

/// Names one partition of one topic.
public record TopicPartition(String topic, int partition) implements Comparable<TopicPartition> {
    /// Those of a topic that has so many.
    public static List<TopicPartition> all(String topic, int count) {
        return IntStream.range(0, count).mapToObj(n -> new TopicPartition(topic, n)).toList();
    }

    @Override
    public int compareTo(TopicPartition other) {
        int byTopic = topic.compareTo(other.topic);
        return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
    }

    @Override
    public String toString() {
        return topic + "/" + partition;
    }
}
