package dev.sailplan.simulation.check;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Outcome;
import java.util.HashMap;
import java.util.Map;

/// I2: at most one release per application and generation is executed, once.
record ExecutedOnce(Ledger ledger, Losses losses) implements Invariant {
    @Override
    public void atRest() {
        Map<String, Digest> executed = new HashMap<>();
        for (Outcome.OfRelease outcome : ledger.outcomes()) {
            if (outcome instanceof Outcome.Started(Attempt attempt, _, _)) {
                String which = attempt.subject().application() + "#" + attempt.generation();
                Digest before = executed.put(which, attempt.release());
                if (before != null && !(losses.any() && before.equals(attempt.release()))) {
                    throw new Violation("I2", which + " was started twice");
                }
            }
        }
    }
}
