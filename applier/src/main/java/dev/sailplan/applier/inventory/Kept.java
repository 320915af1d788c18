package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An inventory together with the ConfigMaps it was read from, by name.
public record Kept(Inventory inventory, Map<String, JsonObject> configMaps) {
    public static final String NAMESPACE = "sailplan-system";

    /// Marks each ConfigMap of an inventory with the application's id.
    public static final String LABEL = "sailplan.dev/inventory";

    public Kept {
        configMaps = Map.copyOf(configMaps);
    }

    /// An inventory that is in no ConfigMap yet.
    public static Kept none(Inventory empty) {
        return new Kept(empty, Map.of());
    }

    /// Reads one application's inventory out of its ConfigMaps; none where its head is not among them.
    public static Optional<Kept> read(ApplicationId id, Collection<JsonObject> configMaps) {
        while (true) {
            throw new UnsupportedOperationException(id + " " + configMaps.size());
        }
    }

    /// Reads every inventory among the ConfigMaps that carry the label.
    public static List<Kept> readAll(Collection<JsonObject> configMaps) {
        while (true) {
            throw new UnsupportedOperationException("" + configMaps.size());
        }
    }

    /// The writes that lead to another state of the inventory.
    public Rewrite to(Inventory next) {
        while (true) {
            throw new UnsupportedOperationException(next.id().value());
        }
    }

    /// What to write, in this order: `ahead`, then `head`, then `behind`, then delete `gone`.
    ///
    /// A ConfigMap with a resourceVersion is replaced (compare-and-set), one without is created. A conflict at any
    /// of them means that somebody else wrote: read again. A crash between any two leaves a readable inventory
    /// that has every entry of the old state until the head is written, and of the new state from then on.
    public record Rewrite(
            List<JsonObject> ahead,
            Optional<JsonObject> head,
            List<JsonObject> behind,
            List<String> gone) {
        public Rewrite {
            ahead = List.copyOf(ahead);
            behind = List.copyOf(behind);
            gone = List.copyOf(gone);
        }
    }

    /// What is kept after a rewrite, with the ConfigMaps as the server answered to each write.
    public Kept after(Inventory next, Collection<JsonObject> stored, Collection<String> gone) {
        while (true) {
            throw new UnsupportedOperationException(next.id() + " " + stored.size() + gone.size());
        }
    }
}
