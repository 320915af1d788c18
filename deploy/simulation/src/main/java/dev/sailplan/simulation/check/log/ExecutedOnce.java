package dev.sailplan.simulation.check.log;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.Ledger;
import dev.sailplan.simulation.check.evidence.Losses;
import dev.sailplan.simulation.check.evidence.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Checks I2: at most one release per application and generation is executed, once.
///
/// Where the planner's state was lost before the cluster was claimed, the same generation may be started for another
/// release; only one of them can claim it.
public final class ExecutedOnce implements Invariant {
    private final Ledger ledger;
    private final Losses losses;
    private final Map<String, Digest> claimed = new HashMap<>();

    public ExecutedOnce(Ledger ledger, Losses losses) {
        this.ledger = ledger;
        this.losses = losses;
    }

    @Override
    public void recorded(Inventory inventory) {
        inventory
                .claim()
                .ifPresent(claim -> {
                    String which = inventory.owner().application() + " " + claim.generation();
                    Digest before = claimed.put(which, claim.release());
                    if (before != null && !before.equals(claim.release())) {
                        throw new Violation("I2", which + " was claimed for two releases");
                    }
                });
    }

    @Override
    public void atRest() {
        Set<String> started = new HashSet<>();
        for (Outcome.OfRelease outcome : ledger.outcomes()) {
            if (outcome instanceof Outcome.Started(Attempt attempt, _, _)) {
                String which = attempt.subject().application() + " " + attempt.generation();
                if (!started.add(which) && !losses.any()) {
                    throw new Violation("I2", which + " was started twice");
                }
            }
        }
    }
}
