package dev.sailplan.applier.inventory;

/// Reports that a cluster stores another inventory than the one that is written, as a mutating webhook makes it.
public final class InventoryNotKept extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InventoryNotKept(String configMap) {
        super(
                "ConfigMap "
                        + StoredInventory.NAMESPACE
                        + "/"
                        + configMap
                        + " is stored differently from what is written, each time again: leave"
                        + " namespace "
                        + StoredInventory.NAMESPACE
                        + " out of the mutating webhook or policy that changes it",
                null,
                false,
                false);
    }
}
