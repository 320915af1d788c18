package dev.sailplan.applier.effect;

import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.order.ObjectRules;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction.Proven;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// What becomes of an object that is in the inventory and no longer declared.
public sealed interface Pruning {
    /// Delete the object of this uid.
    record Delete(Effect.Prune effect, String uid, ObjectRules rules) implements Pruning {}

    /// Leave it alone and keep it in the inventory.
    record Keep(String why) implements Pruning {}

    /// Leave it alone and forget it: it is gone, or not ours.
    record Forget(String why) implements Pruning {}

    /// Inventory, label and uid must agree before anything is deleted.
    static Pruning of(InventoryEntry entry, Optional<JsonObject> live, ApplicationId application) {
        return live.map(object -> of(entry, object, application))
                .orElseGet(() -> new Forget("already gone"));
    }

    private static Pruning of(InventoryEntry entry, JsonObject live, ApplicationId application) {
        Optional<String> uid = live.object("metadata").text("uid");
        Optional<String> label = OurFields.label(live, OurFields.APPLICATION_LABEL);
        if (uid.isEmpty() || (entry.uid().isPresent() && !entry.uid().equals(uid))) {
            return new Forget("another object has its name now");
        }
        if (!label.equals(Optional.of(application.value()))) {
            return new Forget("it does not carry the label of this application");
        }
        if (entry.uid().isEmpty() && !OurFields.marks(live, application)) {
            return new Forget("it is not of our making");
        }
        return allowed(entry, live, uid.get());
    }

    private static Pruning allowed(InventoryEntry entry, JsonObject live, String uid) {
        ObjectRules rules = ObjectRules.of(live);
        if (rules.prune() == ObjectRules.Pruning.DISABLED) {
            return new Keep("sailplan.dev/prune: disabled");
        }
        return Foreign.controller(live)
                .<Pruning>map(owner -> new Keep(owner + " owns it"))
                .orElseGet(() ->
                        new Delete(new Effect.Prune(entry.object(), new Proven()), uid, rules));
    }
}
