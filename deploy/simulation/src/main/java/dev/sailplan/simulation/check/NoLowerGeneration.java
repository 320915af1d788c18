package dev.sailplan.simulation.check;

import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.simulation.cluster.Written;

/// I3: no lower generation changes a cluster after a higher one claimed it.
///
/// A request that was under way when the higher one claimed can't be called back; it is only fenced by the uid and
/// resourceVersion in it.
record NoLowerGeneration(Standings standings) implements Invariant {
    @Override
    public void written(Written written) {
        var application = Standings.application(written);
        Generation own =
                standings
                        .of(written.by(), application)
                        .map(Inventory::claimedGeneration)
                        .orElse(Generation.NONE);
        standings
                .of(application)
                .filter(it -> it.inventory().claimedGeneration().isAbove(own))
                .filter(it -> written.asked() > it.since())
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
}
