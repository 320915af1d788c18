package dev.sailplan.simulation.check;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.plan.Decision;
import java.util.Set;
import java.util.stream.Collectors;

/// I1: no accepted event lost.
record NoEventLost(Ledger ledger) implements Invariant {
    @Override
    public void atRest() {
        Set<EventId> ended =
                ledger.decisions().stream()
                        .filter(Decision.Last.class::isInstance)
                        .map(Decision::event)
                        .collect(Collectors.toSet());
        for (Event event : ledger.events()) {
            if (!ended.contains(event.id())) {
                throw new Violation("I1", "event " + event.id() + " has no end");
            }
        }
    }
}
