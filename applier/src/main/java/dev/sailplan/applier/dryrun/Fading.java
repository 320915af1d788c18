package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.effect.Pruning;
import dev.sailplan.applier.fields.ScaleTarget;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.rules.ObjectRules;
import java.util.Optional;

/// An object of the inventory that is no longer declared, and what becomes of it; `resizes` is what an autoscaler
/// had the size of.
public record Fading(InventoryEntry entry, Pruning pruning, Optional<ScaleTarget> resizes) {
    public Fading(InventoryEntry entry, Pruning pruning) {
        this(entry, pruning, Optional.empty());
    }

    /// What has the size that Git gives it once this is gone.
    public Optional<ScaleTarget> frees() {
        return pruning instanceof Pruning.Delete ? resizes : Optional.empty();
    }

    public ObjectId object() {
        return entry.object();
    }

    /// Whether it was made once and nothing has its name now.
    public boolean isGone() {
        return entry.uid().isPresent()
                && pruning instanceof Pruning.Forget forgotten
                && forgotten.isGone();
    }

    public ObjectRules rules() {
        return pruning instanceof Pruning.Delete(_, _, ObjectRules rules)
                ? rules
                : ObjectRules.NONE;
    }

    public Optional<Effect> effect() {
        return switch (pruning) {
            case Pruning.Delete(Effect.Prune effect, _, _) -> Optional.of(effect);
            case Pruning.LetGo(Effect.Update effect, _) -> Optional.of(effect);
            case Pruning.Keep _, Pruning.HandOver _, Pruning.Forget _ -> Optional.empty();
        };
    }
}
