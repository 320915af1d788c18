package dev.sailplan.planner.gate;

import dev.sailplan.common.domain.id.CommitId;

/// How a commit stands to the one that was released last.
public sealed interface Descent {
    /// Nothing was released before.
    record First() implements Descent {}

    record Follows() implements Descent {}

    /// The last released commit is not in its history: someone goes back, or rewrote history.
    record Departs(CommitId released) implements Descent {}
}
