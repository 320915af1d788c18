package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Membership;

/// Names what a loop reads and as whom, and where it keeps its state and its dead letters.
///
/// With several topics a partition begins when all of them have given it to this instance, and the group gives
/// each topic's partitions out on its own: only one instance may run then.
///
/// @param stateTopic has as many partitions as each topic of the membership
/// @param windowBytes how much read and unfinished work may wait in memory before reading pauses
public record LoopSettings(
        Membership membership, String stateTopic, String deadLetterTopic, long windowBytes) {
    private static final long DEFAULT_WINDOW_BYTES = 32L * 1024 * 1024;

    public LoopSettings(Membership membership, String stateTopic, String deadLetterTopic) {
        this(membership, stateTopic, deadLetterTopic, DEFAULT_WINDOW_BYTES);
    }
}
