package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.fields.ScaleTarget;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.rules.ObjectRules;
import java.util.Optional;

/// An object of the inventory that is no longer declared, and what becomes of it; `resizes` is what an autoscaler
/// had the size of.
public record PruneCandidate(
        InventoryEntry entry, PruneEffect pruning, Optional<ScaleTarget> resizes) {
    public PruneCandidate(InventoryEntry entry, PruneEffect pruning) {
        this(entry, pruning, Optional.empty());
    }

    /// What has the size that Git gives it once this is gone.
    public Optional<ScaleTarget> frees() {
        return pruning instanceof PruneEffect.Delete ? resizes : Optional.empty();
    }

    public ObjectId object() {
        return entry.object();
    }

    /// Whether it was made once and nothing has its name now.
    public boolean isGone() {
        return entry.uid().isPresent()
                && pruning instanceof PruneEffect.Forget forgotten
                && forgotten.isGone();
    }

    public ObjectRules rules() {
        return pruning instanceof PruneEffect.Delete(_, _, ObjectRules rules)
                ? rules
                : ObjectRules.NONE;
    }

    public Optional<Effect> effect() {
        return switch (pruning) {
            case PruneEffect.Delete(Effect.Prune effect, _, _) -> Optional.of(effect);
            case PruneEffect.LetGo(Effect.Update effect, _, _) -> Optional.of(effect);
            case PruneEffect.Keep _, PruneEffect.HandOver _, PruneEffect.Forget _ ->
                    Optional.empty();
        };
    }
}
