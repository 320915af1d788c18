package dev.sailplan.applier.effect;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.RunId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Release.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Selects what of a plan needs a dry-run: the objects to write and those to prune.
public record DryRunSelection(List<IndexEntry> work, List<InventoryEntry> prune) {
    public DryRunSelection {
        work = List.copyOf(work);
        prune = List.copyOf(prune);
    }

    /// Compares the whole plan with the whole inventory, so that a generation that failed or was held loses nothing.
    public static DryRunSelection of(
            Index index, Inventory inventory, Scope scope, Set<ObjectId> drifted) {
        Map<ObjectId, IndexEntry> declared = index.byObject();
        return new DryRunSelection(
                index.entries().stream()
                        .filter(e ->
                                scope == Scope.ALL
                                        || drifted.contains(e.object())
                                        || !isApplied(e, inventory))
                        .toList(),
                inventory.entries().values().stream()
                        .filter(e -> !declared.containsKey(e.object()))
                        .toList());
    }

    private static boolean isApplied(IndexEntry entry, Inventory inventory) {
        return inventory
                .find(entry.object())
                .filter(known -> known.isConfirmedAt(entry.digest()))
                .filter(known -> known.version().equals(entry.version()))
                .filter(known -> !known.run().map(RunId::isOfHook).orElse(false))
                .isPresent();
    }
}
