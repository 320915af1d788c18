package dev.sailplan.common.log;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/// Tells how a loop is doing.
///
/// @param oldestUnfinished the age of the oldest record that was read and isn't finished: the figure to alert on
/// @param partitions those that are ours and whose state is read
/// @param opening how many are ours and still read their state
/// @param lastError what went wrong last, as long as it isn't over
public record LoopHealth(
        boolean running,
        Optional<Duration> oldestUnfinished,
        SortedSet<Integer> partitions,
        int opening,
        Optional<String> lastError) {}
