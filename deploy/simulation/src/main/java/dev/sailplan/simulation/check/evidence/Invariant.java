package dev.sailplan.simulation.check.evidence;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.simulation.cluster.ObjectChange;

/// Checks one thing that must hold, and throws a [Violation] where it doesn't.
public interface Invariant {
    /// An applier changes an object, now. Inventories show it as it was before.
    default void written(ObjectChange written) {}

    /// An inventory stands like this, as of now.
    default void recorded(Inventory inventory) {}

    /// Faults are over, and nothing goes on any more.
    default void atRest() {}
}
