package dev.sailplan.simulation.check.write;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.InventoryHistory;
import dev.sailplan.simulation.check.evidence.Ledger;
import dev.sailplan.simulation.check.evidence.Losses;
import dev.sailplan.simulation.check.evidence.Violation;
import dev.sailplan.simulation.cluster.ObjectChange;
import java.util.Optional;

/// Checks I7: every cluster write of a generation lies between its one committed `Started` and its one final outcome.
public record BetweenStartAndEnd(InventoryHistory standings, Ledger ledger, Losses losses)
        implements Invariant {
    @Override
    public void written(ObjectChange written) {
        ApplicationKey application = InventoryHistory.application(written);
        ledger.readOn(Topics.outcomes(application.cluster()));
        Optional<Digest> release =
                standings
                        .of(written.by(), application)
                        .flatMap(Inventory::claim)
                        .map(Status.Claim::release);
        if (release.isEmpty()) {
            throw new Violation(
                    "I7", written.object().shortForm() + " was changed without a claim");
        }
        if (!losses.any() && ledger.started(release.get()).isEmpty()) {
            throw new Violation("I7", written.object().shortForm() + " was changed before a start");
        }
        if (ledger.settled(release.get()).isPresent() && isKnown(release.get(), written)) {
            throw new Violation("I7", written.object().shortForm() + " was changed after the end");
        }
    }

    /// Who was away while another applier took over doesn't know of the end; it does once it was told of its loss.
    private boolean isKnown(Digest release, ObjectChange written) {
        boolean own = ledger.isSettledBy(written.by(), release);
        long asked = written.asked();
        return (own && asked > written.by().gainedAt()) || asked > written.by().lostAt();
    }
}
