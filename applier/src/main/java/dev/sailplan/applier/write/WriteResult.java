package dev.sailplan.applier.write;

import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import java.util.List;
import java.util.Optional;

/// A result of writing one object, with its entry where it stands now as declared. `health` is what the answer to the
/// write showed; `absent` says that nothing came of it, for certain.
record WriteResult(
        ObjectResult result,
        Optional<InventoryEntry> entry,
        long generation,
        Health health,
        boolean absent) {
    WriteResult(
            ObjectResult result, Optional<InventoryEntry> entry, long generation, Health health) {
        this(result, entry, generation, health, false);
    }

    static WriteResult failed(ObjectDryRun item, String error) {
        return nothing(item, new Done.Failed(error));
    }

    /// It is left alone, and not ours.
    static WriteResult kept(ObjectDryRun item, String why) {
        return nothing(item, new Done.Kept(why));
    }

    private static WriteResult nothing(ObjectDryRun item, Done done) {
        return new WriteResult(
                new ObjectResult(item.effect(), done, Optional.of(item.asked().entry().at())),
                Optional.empty(),
                0,
                new Health.Unknown());
    }

    WriteResult withoutObject() {
        return new WriteResult(result, entry, generation, health, true);
    }

    WriteResult warning(List<String> words) {
        return new WriteResult(result.warning(words), entry, generation, health, absent);
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
        return PruneResult.error(result);
    }

    boolean isChange() {
        return result.done() instanceof Done.Written || result.done() instanceof Done.WrittenWeakly;
    }
}
