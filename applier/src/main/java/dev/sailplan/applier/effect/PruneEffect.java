package dev.sailplan.applier.effect;

import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.Prediction.Proven;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.DestinationNamespace;
import dev.sailplan.common.domain.rules.ObjectRules;
import java.util.List;
import java.util.Optional;

/// An effect on an object that is in the inventory and no longer declared.
public sealed interface PruneEffect {
    /// Delete the very object that was read.
    record Delete(Effect.Prune effect, Fence fence, ObjectRules rules) implements PruneEffect {}

    /// Take our marks off the object of this uid, and forget it: it is left to others as it is. `why` is there where
    /// nobody asked for that.
    record LetGo(Effect.Update effect, String uid, Optional<String> why) implements PruneEffect {}

    /// Leave it alone and keep it in the inventory.
    record Keep(String why) implements PruneEffect {}

    /// Leave it alone and forget it: it is gone, or not ours.
    record Forget(String why) implements PruneEffect {
        private static final Forget GONE = new Forget("already gone");

        /// What moved is where it belongs.
        public static final Forget TAKEN = new Forget("another application has taken it");

        /// Whether nothing has the name.
        public boolean isGone() {
            return equals(GONE);
        }

        /// Whether an object stays behind that a person may have thought to be ours.
        public boolean leavesSomething() {
            return !equals(GONE) && !equals(TAKEN);
        }
    }

    /// Leave it alone and keep it in the inventory until another application, which declares it now, has taken it.
    record HandOver(String receiver) implements PruneEffect {
        public String why() {
            return "handed to " + receiver + ", which has not taken it";
        }
    }

    /// Inventory, label and uid must agree before anything is deleted.
    static PruneEffect of(
            InventoryEntry entry, Optional<JsonObject> live, ApplicationId application) {
        return live.map(object -> of(entry, object, application)).orElse(Forget.GONE);
    }

    private static boolean isCreatedNamespace(InventoryEntry entry) {
        return entry.applied()
                .filter(applied -> DestinationNamespace.isOne(entry.object(), applied))
                .isPresent();
    }

    /// The same where it is not to be deleted but let go, also what would be kept.
    static PruneEffect lettingGo(
            InventoryEntry entry, Optional<JsonObject> live, ApplicationId application) {
        PruneEffect otherwise = of(entry, live, application);
        return otherwise instanceof Forget
                ? otherwise
                : letGo(entry, live.orElse(JsonObject.EMPTY), application, Optional.empty());
    }

    private static LetGo letGo(
            InventoryEntry entry,
            JsonObject live,
            ApplicationId application,
            Optional<String> why) {
        return new LetGo(
                new Effect.Update(entry.object(), List.of(unlabelled(application)), new Proven()),
                live.object("metadata").text("uid").orElse(""),
                why);
    }

    private static FieldChange unlabelled(ApplicationId application) {
        return new FieldChange(
                "metadata.labels[" + OurMarks.APPLICATION_LABEL + "]",
                Optional.of(application.value()),
                Optional.empty(),
                new FieldChange.Origin.FromGit());
    }

    private static PruneEffect of(
            InventoryEntry entry, JsonObject live, ApplicationId application) {
        Optional<String> uid = live.object("metadata").text("uid");
        Optional<String> label = OurMarks.label(live, OurMarks.APPLICATION_LABEL);
        if (uid.isEmpty() || (entry.uid().isPresent() && !entry.uid().equals(uid))) {
            return new Forget("another object has its name now");
        }
        if (!label.equals(Optional.of(application.value()))) {
            return new Forget("it does not carry the label of this application");
        }
        if (entry.uid().isEmpty() && !OurMarks.marks(live, application)) {
            return new Forget("it is not of our making");
        }
        return allowed(entry, live, application);
    }

    private static PruneEffect allowed(
            InventoryEntry entry, JsonObject live, ApplicationId application) {
        ObjectRules rules = ObjectRules.of(live);
        if (rules.prune() == ObjectRules.Pruning.DISABLED) {
            return isCreatedNamespace(entry)
                    ? letGo(
                            entry,
                            live,
                            application,
                            Optional.of(DestinationNamespace.stays(entry.object().name())))
                    : new Keep("sailplan.dev/prune: disabled");
        }
        return OtherOwners.controller(live)
                .<PruneEffect>map(owner -> new Keep(owner + " owns it"))
                .orElseGet(() ->
                        new Delete(
                                new Effect.Prune(entry.object(), new Proven()),
                                Fence.of(live),
                                rules));
    }
}
