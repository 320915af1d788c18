package dev.sailplan.common.log.port;

import java.time.Duration;
import java.util.List;

/// Reads partitions without a group. Belongs to one thread, but for [wakeup][#wakeup].
public interface LogReader extends AutoCloseable {
    /// The next committed records; returns early when there are some, or when woken.
    List<Inbound> poll(Duration atMost);

    /// The offset of the next record to be read, past the ends of transactions.
    long position(TopicPartition partition);

    /// Safe from any thread.
    void wakeup();

    @Override
    void close();
}
