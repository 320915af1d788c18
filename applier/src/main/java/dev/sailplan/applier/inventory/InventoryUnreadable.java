package dev.sailplan.applier.inventory;

/// Reports an inventory that is not as we write it; nothing of its application may be touched until a person looked.
public final class InventoryUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InventoryUnreadable(String message) {
        super(message);
    }

    public InventoryUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
