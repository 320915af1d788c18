package dev.sailplan.simulation.check.log;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.Ledger;
import dev.sailplan.simulation.check.evidence.Violation;
import java.util.Set;

/// Checks I1: no accepted event is lost.
public record NoEventLost(Ledger ledger) implements Invariant {
    @Override
    public void atRest() {
        Set<EventId> ended = ledger.ended();
        for (Event event : ledger.events()) {
            if (!ended.contains(event.id())) {
                throw new Violation("I1", "event " + event.id() + " has no end");
            }
        }
    }
}
