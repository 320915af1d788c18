package dev.sailplan.applier.execute;

import dev.sailplan.applier.inventory.Intended;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.List;
import java.util.Optional;

/// What the claim puts into the inventory before the first write.
record Union(Prepared.Work work) {
    Inventory.Union toClaim() {
        List<Intended> writes = work.items().stream().map(Union::intended).toList();
        List<ObjectId> prunes =
                work.fading().stream()
                        .filter(fading -> fading.effect().isPresent())
                        .map(Fading::object)
                        .toList();
        return new Inventory.Union(writes, prunes);
    }

    private static Intended intended(Item item) {
        return new Intended(item.object(), item.asked().entry().version(), uid(item), item.run());
    }

    /// Only an object that stays the same one keeps its uid.
    private static Optional<String> uid(Item item) {
        return switch (item.effect()) {
            case Effect.Update _, Effect.Adopt _ -> item.found().fence().uid();
            case Effect.Unchanged _ ->
                    item.live()
                            .flatMap(live -> live.object("metadata").text("uid"))
                            .or(() -> item.asked().known().flatMap(InventoryEntry::uid));
            case Effect.Create _, Effect.Replace _, Effect.Run _, Effect.Prune _ ->
                    Optional.empty();
        };
    }
}
