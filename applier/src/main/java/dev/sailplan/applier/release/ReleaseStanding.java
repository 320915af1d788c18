package dev.sailplan.applier.release;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.id.Generation;
import java.util.Optional;

/// Tells how a release stands to what the cluster was claimed for.
sealed interface ReleaseStanding {
    /// It was settled: its answer is repeated, never the attempt.
    record Settled() implements ReleaseStanding {}

    /// It began here and did not end.
    record Begun() implements ReleaseStanding {}

    record New() implements ReleaseStanding {}

    /// It began, and a newer one claimed the cluster.
    record Superseded(Generation by) implements ReleaseStanding {}

    record TooLate(Generation claimed) implements ReleaseStanding {}

    /// It was told together with the start of a newer one that this one supersedes it.
    record Answered() implements ReleaseStanding {}

    static ReleaseStanding of(VerifiedRelease order, Inventory inventory, ReleaseState state) {
        Optional<dev.sailplan.applier.state.StartedRelease> begun = state.begun();
        boolean claimed = inventory.claim().equals(Optional.of(order.claim()));
        boolean started =
                begun.filter(b -> b.attempt().release().equals(order.digest())).isPresent();
        boolean above = order.generation().isAbove(inventory.claimedGeneration());
        if (state.answered().contains(order.digest())) {
            return new Answered();
        }
        if (claimed && inventory.isSettled()) {
            return new Settled();
        }
        if (claimed || (started && above)) {
            return new Begun();
        }
        if (started) {
            return new Superseded(inventory.claimedGeneration());
        }
        return above ? new New() : new TooLate(inventory.claimedGeneration());
    }
}
