package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.TopicPartition;
import java.util.Set;

/// A member that does nothing about its partitions.
public final class NoRebalance implements Rebalance {
    @Override
    public void assigned(LogSession session, Set<TopicPartition> partitions) {}

    @Override
    public void revoked(LogSession session, Set<TopicPartition> partitions) {}

    @Override
    public void lost(Set<TopicPartition> partitions) {}
}
