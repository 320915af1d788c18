package dev.sailplan.common.log.port;

import java.util.Set;

/// Tells a member of its assignment, revocation and loss, inside [poll][LogSession#poll]. Only changes are named.
public interface Rebalance {
    void assigned(LogSession session, Set<TopicPartition> partitions);

    /// The partitions are about to go to somebody else, who waits until this returns. Commits still count.
    void revoked(LogSession session, Set<TopicPartition> partitions);

    /// The partitions are somebody else's already.
    void lost(Set<TopicPartition> partitions);
}
