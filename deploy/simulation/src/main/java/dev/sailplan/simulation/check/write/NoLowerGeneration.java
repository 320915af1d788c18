package dev.sailplan.simulation.check.write;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.InventoryHistory;
import dev.sailplan.simulation.check.evidence.Violation;
import dev.sailplan.simulation.cluster.ObjectChange;

/// Checks I3: no lower generation changes a cluster after a higher one claimed it.
///
/// An applier that was away while another one took over doesn't know, and what it has under way can't be called back:
/// that is only fenced by the uid and resourceVersion in it. Once it was told of its loss it begins nothing more.
public record NoLowerGeneration(InventoryHistory standings) implements Invariant {
    @Override
    public void written(ObjectChange written) {
        var application = InventoryHistory.application(written);
        Generation own =
                standings
                        .of(written.by(), application)
                        .map(Inventory::claimedGeneration)
                        .orElse(Generation.NONE);
        standings
                .of(application)
                .filter(it -> it.inventory().claimedGeneration().isAbove(own))
                .filter(it -> written.asked() > it.since())
                .filter(it -> isTold(written, it))
                .ifPresent(it -> {
                    throw new Violation(
                            "I3",
                            written.object().shortForm()
                                    + " was changed for "
                                    + own
                                    + " after "
                                    + it.inventory().claimedGeneration()
                                    + " had claimed the cluster");
                });
    }

    private static boolean isTold(ObjectChange written, InventoryHistory.Standing now) {
        boolean own =
                now.inventory()
                        .holder()
                        .filter(it -> written.by().name().startsWith(it.applier() + "."))
                        .isPresent();
        long asked = written.asked();
        return (own && asked > written.by().gainedAt()) || asked > written.by().lostAt();
    }
}
