package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.read.Replay;
import java.util.List;

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
        return new Replay(log()).all(topic);
    }

    default List<TopicPartition> partitions(String topic) {
        return TopicPartition.all(topic, log().describe(topic).partitions());
    }
}
