package dev.sailplan.simulation.check;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.EventId;
import java.util.Set;

/// Checks I1: no accepted event is lost.
record NoEventLost(Ledger ledger) implements Invariant {
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
