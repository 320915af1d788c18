package dev.sailplan.applier.effect;

import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.rules.ObjectRules;
import java.util.Optional;

/// A declared object that the cluster was asked about.
///
/// `manifest` is what was sent, with our label; `known` its entry in the inventory; `lastApplied` the manifest of
/// the digest applied last, where it is still at hand: it tells drift from a take-over. `createdNamespace` says that only
/// `createNamespace` asks for it; `giver` is the application that hands it over.
public record AskedObject(
        IndexEntry entry,
        JsonObject manifest,
        Optional<InventoryEntry> known,
        Optional<JsonObject> lastApplied,
        boolean createdNamespace,
        Optional<Giver> giver) {
    /// Another application of the same project and repository: its id on the cluster, and what its inventory knows of
    /// the object.
    public record Giver(ApplicationId id, InventoryEntry entry) {
        /// Whether an object is still the giver's, and the very one that its inventory knows.
        boolean holds(JsonObject live) {
            Optional<String> uid = live.object("metadata").text("uid");
            return OurMarks.marks(live, id) && (entry.uid().isEmpty() || entry.uid().equals(uid));
        }
    }

    public AskedObject(
            IndexEntry entry,
            JsonObject manifest,
            Optional<InventoryEntry> known,
            Optional<JsonObject> lastApplied,
            boolean createdNamespace) {
        this(entry, manifest, known, lastApplied, createdNamespace, Optional.empty());
    }

    /// The same, handed over by another application. What its inventory says of it goes on to count, unconfirmed: how a
    /// Job was run, what was applied.
    public AskedObject from(Giver other) {
        return new AskedObject(
                entry,
                manifest,
                known.or(() -> Optional.of(other.entry().unconfirmed())),
                lastApplied,
                createdNamespace,
                Optional.of(other));
    }

    public ObjectId object() {
        return entry.object();
    }

    public ObjectRules rules() {
        return ObjectRules.of(manifest);
    }

    /// The same, with what the inventory says of it by now.
    public AskedObject knowing(InventoryEntry entryNow) {
        return new AskedObject(
                entry, manifest, Optional.of(entryNow), lastApplied, createdNamespace, giver);
    }

    Comparison.Before before(boolean forced) {
        boolean sameAgain =
                known.flatMap(InventoryEntry::applied).equals(Optional.of(entry.digest()));
        return new Comparison.Before(lastApplied, sameAgain, forced);
    }
}
