package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Inbound;
import java.time.Instant;
import java.util.List;

/// Runs the work for one key, in order, on a thread of its own.
public interface Lane {
    /// The key of the lane, such as a repository or an application.
    String name();

    /// The partition that the lane belongs to; its state and timers go with it.
    int partition();

    /// The committed state of the lane's partition.
    StateView state();

    /// Writes in the middle of the work and returns once it is committed. The record being handled stays open.
    /// May be called from several threads of the same work.
    ///
    /// @throws LaneStopped when the partition is no longer ours: nothing was written, and nothing more will be
    /// @throws dev.sailplan.common.log.port.LogFailure.Unwritable when a topic of the outputs can't be written now:
    /// nothing was written, and other outputs can be
    void commit(Outputs outputs);

    /// Whether the work should end at its next step boundary by throwing [LaneStopped].
    boolean stopping();

    /// Whether the partition has gone to somebody else, so that nothing more may be changed anywhere: whoever only
    /// stops may still end what it is at.
    boolean lost();

    /// Throws [LaneStopped] when the lane is [stopping][#stopping].
    default void checkpoint() {
        if (stopping()) {
            throw new LaneStopped();
        }
    }

    /// The records that wait behind the one being handled, oldest first.
    List<Inbound> queued();

    /// Runs [Work#wake] with the task on this lane at the time, or soon after. Timers are not durable:
    /// [Work#assigned] sets them again from state. Of several times for one task the earliest holds, and the task
    /// asks anew for whatever it still waits for: what is far away never puts off what is near.
    void wakeAt(Instant time, String task);
}
