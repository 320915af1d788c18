package dev.sailplan.simulation.check;

import dev.sailplan.simulation.cluster.Written;

/// One thing that must hold. Whoever finds that it doesn't throws a [Violation].
interface Invariant {
    /// An applier changes an object, now. Inventories show it as it was before.
    default void written(Written written) {}

    /// Faults are over, and nothing goes on any more.
    default void atRest() {}
}
