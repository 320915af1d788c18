package dev.sailplan.common.log;

/// Starts tasks on lanes from outside of them.
public interface Lanes {
    /// Runs [Work#wake] on the lane, after what it does now. Several wake-ups with one task before it runs are
    /// one. Does nothing when the partition is not ours. Safe from any thread.
    void wake(int partition, String lane, String task);

    /// The partition that a key's records go to, by Kafka's own rule.
    int partitionOf(String key);
}
