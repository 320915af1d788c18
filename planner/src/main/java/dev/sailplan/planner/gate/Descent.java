package dev.sailplan.planner.gate;

import dev.sailplan.common.domain.id.CommitId;

/// Says how a commit stands to the one that was released last.
public sealed interface Descent {
    /// A commit before which nothing was released.
    record First() implements Descent {}

    record Follows() implements Descent {}

    /// A commit whose history lacks the last released one: someone goes back, or rewrote history.
    record Departs(CommitId released) implements Descent {}
}
