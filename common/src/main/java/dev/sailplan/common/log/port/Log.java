package dev.sailplan.common.log.port;

import java.util.Collection;
import java.util.Map;

/// Joins groups, reads partitions, describes topics: the log, as the loop needs it. Every call may block and may throw
/// a [LogFailure].
public interface Log {
    /// Joins the group of the membership. Whoever used its identity before is fenced, and what it left
    /// uncommitted is gone, once this returns.
    LogSession join(Membership membership, Rebalance rebalance);

    /// Reads the given partitions from the given offsets, without a group, committed records only.
    LogReader read(Map<TopicPartition, Long> from);

    /// What a topic is now. A topic that is missing is a failure.
    TopicFacts describe(String topic);

    /// The offsets of the first records that are still there.
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions);

    /// The offsets behind the last records, those of open transactions included.
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions);

    /// The offsets that the group has committed, once no transaction on them is open. A missing one is absent.
    Map<TopicPartition, Long> committed(String group, Collection<TopicPartition> partitions);

    /// Compares topics with what they have to be. A log that keeps nothing on brokers has no settings to be wrong.
    default TopicCheck check(Collection<TopicSpec> topics) {
        return TopicCheck.SOUND;
    }

    /// Holds the identity of a topic, which it loses when it is created anew, and its number of partitions.
    record TopicFacts(String id, int partitions) {}
}
