package dev.sailplan.simulation.check;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.simulation.cluster.Written;

/// One thing that must hold. Whoever finds that it doesn't throws a [Violation].
interface Invariant {
    /// An applier changes an object, now. Inventories show it as it was before.
    default void written(Written written) {}

    /// An inventory stands like this, as of now.
    default void recorded(Inventory inventory) {}

    /// Faults are over, and nothing goes on any more.
    default void atRest() {}
}
