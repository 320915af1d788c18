package dev.sailplan.common.log;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/// Tells how a loop is doing.
///
/// @param oldestUnfinished the age of the oldest record that was read and isn't finished: the figure to alert on
/// @param partitions those that are ours
/// @param lastError what went wrong last, as long as it isn't over
public record LoopHealth(
        boolean running,
        Optional<Duration> oldestUnfinished,
        SortedSet<Integer> partitions,
        Optional<String> lastError) {}
