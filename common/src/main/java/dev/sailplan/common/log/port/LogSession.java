package dev.sailplan.common.log.port;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A membership of a group with its transactional writer. Belongs to one thread, but for [wakeup][#wakeup].
public interface LogSession extends AutoCloseable {
    /// The next committed records of the partitions that are ours and not paused; returns early when there are
    /// some, or when woken. The callbacks of [Rebalance] run inside.
    List<Inbound> poll(Duration atMost);

    /// Ends the current or the next [poll][#poll] early. Safe from any thread.
    void wakeup();

    void pause(Set<TopicPartition> partitions);

    void resume(Set<TopicPartition> partitions);

    void seek(TopicPartition partition, long offset);

    void begin();

    /// Adds a record to the transaction.
    ///
    /// @throws LogFailure.Unwritable where its topic can't be written, here or from any call up to
    /// [commit][#commit]
    void send(Outbound record);

    /// Adds the group's offsets to the transaction, and with them the fence: the transaction of a member that
    /// the group has moved on from is refused. The log does not check that the partitions are ours.
    void sendOffsets(Map<TopicPartition, Long> offsets);

    void commit();

    void abort();

    /// Leaves the group for good, so that others take over at once, and closes.
    void leave();

    /// Closes and stays a member: whoever comes back with the same identity goes on where this one was.
    @Override
    void close();
}
