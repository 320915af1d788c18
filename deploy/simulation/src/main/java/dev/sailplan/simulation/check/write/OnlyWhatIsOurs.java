package dev.sailplan.simulation.check.write;

import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.InventoryHistory;
import dev.sailplan.simulation.check.evidence.Violation;
import dev.sailplan.simulation.cluster.ObjectChange;
import java.util.Optional;

/// Checks I4: an object in no inventory of ours is never changed or deleted.
public record OnlyWhatIsOurs(InventoryHistory standings) implements Invariant {
    @Override
    public void written(ObjectChange written) {
        if (written.before().isPresent() && !standings.isDisplaced(written)) {
            Optional<InventoryEntry> entry =
                    standings
                            .of(InventoryHistory.application(written))
                            .flatMap(it -> it.inventory().find(written.object()));
            if (entry.filter(it -> isOf(it, written.before().get())).isEmpty()) {
                throw new Violation(
                        "I4", written.object().shortForm() + " was changed and is in no inventory");
            }
        }
    }

    private static boolean isOf(InventoryEntry entry, JsonObject object) {
        Optional<String> uid = object.object("metadata").text("uid");
        return entry.uid().isEmpty() || entry.uid().equals(uid);
    }
}
