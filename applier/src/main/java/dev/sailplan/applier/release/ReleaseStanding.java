package dev.sailplan.applier.release;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.StartedRelease;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.id.Generation;
import java.util.Optional;

/// Tells how a release stands to what the cluster was claimed for.
sealed interface ReleaseStanding {
    /// It was settled: its answer is repeated, never the attempt.
    record Settled() implements ReleaseStanding {}

    /// It began here and did not end.
    record Started() implements ReleaseStanding {}

    record New() implements ReleaseStanding {}

    /// It began, and a newer one claimed the cluster.
    record Superseded(Generation by) implements ReleaseStanding {}

    record TooLate(Generation claimed) implements ReleaseStanding {}

    /// It was told together with the start of a newer one that this one supersedes it.
    record Answered() implements ReleaseStanding {}

    static ReleaseStanding of(VerifiedRelease order, Inventory inventory, ReleaseState state) {
        Optional<StartedRelease> started = state.started();
        boolean claimed = inventory.claim().equals(Optional.of(order.claim()));
        boolean isStarted =
                started.filter(b -> b.attempt().release().equals(order.digest())).isPresent();
        boolean above = order.generation().isAbove(inventory.claimedGeneration());
        if (state.answered().contains(order.digest())) {
            return new Answered();
        }
        if (claimed && inventory.isSettled()) {
            return new Settled();
        }
        if (claimed || (isStarted && above)) {
            return new Started();
        }
        if (isStarted) {
            return new Superseded(inventory.claimedGeneration());
        }
        return above ? new New() : new TooLate(inventory.claimedGeneration());
    }
}
