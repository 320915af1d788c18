package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Inbound;

/// Handles the records and tasks of a service; the loop does everything else.
///
/// An exception other than [LaneStopped] from `handle` is a fault of [the world][#isOfTheWorld] or a bug. Either way
/// the loop runs the work again with back-off: for the world without end; for a bug, or a death of the process in the
/// middle of it, three times in all, then the record goes to quarantine and the lane goes on. What says
/// [Unprocessable] goes to dead letters at once.
public interface Work {
    /// Which lane a record belongs to. Called on the poll thread: quick and without I/O.
    Routing route(Inbound record);

    /// Handles the oldest record of a lane.
    HandledRecord handle(Inbound record, Lane lane);

    /// Handles a task that has no record: a timer, a change of status, the start.
    Outputs wake(String task, Lane lane);

    /// The partition is ours and its state is folded; `lanes` starts the tasks that the state asks for. Nothing
    /// of the partition is handled before this returns.
    void assigned(int partition, StateView state, Lanes lanes);

    /// Whether this comes from outside and may pass by itself: it never counts against what was being done. I/O and
    /// the log's own failures are known anyway.
    default boolean isOfTheWorld(Throwable thrown) {
        return false;
    }

    /// Tells people that a record was put in quarantine, in the service's own words. Touches nothing but the log:
    /// the handling of this very record may have ended the process.
    default Outputs quarantined(Inbound record, String error, Lane lane) {
        return Outputs.NONE;
    }

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
