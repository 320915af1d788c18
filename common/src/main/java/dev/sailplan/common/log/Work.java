package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Inbound;

/// What a service does with its log; the loop does everything else.
///
/// An exception other than [LaneStopped] from `handle` is a bug or a fault of the world: the loop writes the
/// record to dead letters only if it says [Unprocessable], else it runs the work again with back-off.
public interface Work {
    /// Which lane a record belongs to. Called on the poll thread: quick and without I/O.
    Routing route(Inbound record);

    /// Handles the oldest record of a lane.
    Done handle(Inbound record, Lane lane);

    /// Handles a task that has no record: a timer, a change of status, the start.
    Outputs wake(String task, Lane lane);

    /// The partition is ours and its state is folded; `lanes` starts the tasks that the state asks for. Nothing
    /// of the partition is handled before this returns.
    void assigned(int partition, StateView state, Lanes lanes);

    /// The partition is no longer ours.
    default void revoked(int partition) {}

    /// Says that a record can never be handled.
    final class Unprocessable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unprocessable(String reason) {
            super(reason);
        }
    }
}
