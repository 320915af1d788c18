package dev.sailplan.simulation.check;

import dev.sailplan.simulation.cluster.Written;

/// I5: every object we created is in an inventory.
record OursIsKnown(Standings standings) implements Invariant {
    @Override
    public void written(Written written) {
        boolean known =
                standings
                        .of(Standings.application(written))
                        .flatMap(it -> it.inventory().find(written.object()))
                        .isPresent();
        if (written.before().isEmpty() && !known && !standings.isDisplaced(written)) {
            throw new Violation(
                    "I5", written.object().shortForm() + " was created and is in no inventory");
        }
    }
}
