package dev.sailplan.applier.effect;

import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// What becomes of an object that is in the inventory and no longer declared.
public sealed interface Pruning {
    /// Delete the object of this uid.
    record Delete(Effect.Prune effect, String uid) implements Pruning {}

    /// Leave it alone and keep it in the inventory.
    record Keep(String why) implements Pruning {}

    /// Leave it alone and forget it: it is gone, or not ours.
    record Forget(String why) implements Pruning {}

    static Pruning of(InventoryEntry entry, Optional<JsonObject> live, ApplicationId application) {
        while (true) {
            throw new UnsupportedOperationException(entry + " " + live + application);
        }
    }
}
