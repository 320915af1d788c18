package dev.sailplan.simulation.check.write;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.InventoryHistory;
import dev.sailplan.simulation.check.evidence.Violation;
import dev.sailplan.simulation.cluster.ObjectChange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Checks I10: no run starts twice for one id.
///
/// An id that another one of the same object came after, or that was taken out of Git, may come again.
public final class RunsOnce implements Invariant {
    private static final String LABEL = "sailplan.dev/run";
    private final Map<ObjectId, Run> started = new HashMap<>();

    private record Run(ApplicationKey application, String id) {}

    @Override
    public void recorded(Inventory inventory) {
        started.entrySet()
                .removeIf(run ->
                        run.getValue().application().equals(inventory.owner().application())
                                && inventory.find(run.getKey()).isEmpty());
    }

    @Override
    public void written(ObjectChange written) {
        Optional<Run> run =
                written.after()
                        .filter(_ -> written.before().isEmpty())
                        .flatMap(it -> it.object("metadata").object("labels").text(LABEL))
                        .map(id -> new Run(InventoryHistory.application(written), id));
        if (run.isPresent() && run.get().equals(started.put(written.object(), run.get()))) {
            throw new Violation(
                    "I10", written.object().shortForm() + " ran twice for " + run.get().id());
        }
    }
}
