package dev.sailplan.applier.write;

import dev.sailplan.applier.dryrun.Item;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import java.util.List;
import java.util.Optional;

/// What became of writing one object, and its entry where it stands now as declared. `health` is what the
/// answer to the write showed; `absent` says that nothing came of it, for certain.
record Wrote(
        ObjectResult result,
        Optional<InventoryEntry> entry,
        long generation,
        Health health,
        boolean absent) {
    Wrote(ObjectResult result, Optional<InventoryEntry> entry, long generation, Health health) {
        this(result, entry, generation, health, false);
    }

    static Wrote failed(Item item, String error) {
        return nothing(item, new Done.Failed(error));
    }

    /// It is left alone, and not ours.
    static Wrote kept(Item item, String why) {
        return nothing(item, new Done.Kept(why));
    }

    private static Wrote nothing(Item item, Done done) {
        return new Wrote(
                new ObjectResult(item.effect(), done, Optional.of(item.asked().entry().at())),
                Optional.empty(),
                0,
                new Health.Unknown());
    }

    Wrote withoutObject() {
        return new Wrote(result, entry, generation, health, true);
    }

    Wrote warning(List<String> words) {
        return new Wrote(result.warning(words), entry, generation, health, absent);
    }

    boolean isHealthy() {
        return health instanceof Health.Healthy;
    }

    /// Why it did not work when it was written.
    Optional<String> degraded() {
        return health instanceof Health.Degraded(String why) ? Optional.of(why) : Optional.empty();
    }

    /// Whether the inventory has nothing to remember of it.
    boolean isForgotten() {
        return absent || result.done() instanceof Done.Kept;
    }

    Optional<String> error() {
        return Pruned.error(result);
    }

    boolean isChange() {
        return result.done() instanceof Done.Written || result.done() instanceof Done.WrittenWeakly;
    }
}
