package dev.sailplan.applier.effect;

import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.order.ObjectRules;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.IndexEntry;
import java.util.Optional;

/// A declared object that the cluster was asked about.
///
/// `manifest` is what was sent, with our label; `known` its entry in the inventory; `lastApplied` the manifest of
/// the digest applied last, where it is still at hand: it tells drift from a take-over. `made` says that only
/// `createNamespace` asks for it.
public record Asked(
        IndexEntry entry,
        JsonObject manifest,
        Optional<InventoryEntry> known,
        Optional<JsonObject> lastApplied,
        boolean made) {
    public ObjectId object() {
        return entry.object();
    }

    public ObjectRules rules() {
        return ObjectRules.of(manifest);
    }

    /// The same, with what the inventory says of it by now.
    public Asked knowing(InventoryEntry entryNow) {
        return new Asked(entry, manifest, Optional.of(entryNow), lastApplied, made);
    }

    Comparison.Before before(boolean forced) {
        boolean sameAgain =
                known.flatMap(InventoryEntry::applied).equals(Optional.of(entry.digest()));
        return new Comparison.Before(lastApplied, sameAgain, forced);
    }
}
