package dev.sailplan.applier.rollout;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.WatchedRollout;
import dev.sailplan.applier.status.ReleaseTools;
import dev.sailplan.applier.status.StatusWriter;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Outbound;
import java.time.Instant;
import java.util.List;

/// Reports that an application's health is another than before.
final class HealthReport {
    private final ReleaseTools context;

    HealthReport(ReleaseTools context) {
        this.context = context;
    }

    /// What is known of the cluster of an application whose last release was this.
    Inventory inventory(Attempt attempt) {
        Owner owner = Owner.of(attempt.subject());
        return context.tools().inventories().of(owner).inventory();
    }

    /// Says it, and goes on watching.
    Outputs of(WatchedRollout next, ReleaseState state) {
        return of(next.attempt(), next.last(), state).and(state.watch(next));
    }

    /// Says it.
    Outputs of(Attempt attempt, Health health, ReleaseState state) {
        Outputs outputs = new StatusWriter(context).publish(inventory(attempt), state, health);
        return isApplied(attempt, state) ? outputs.with(changed(attempt, health)) : outputs;
    }

    /// Of a release that was held or failed, the status alone tells how what it left works.
    private static boolean isApplied(Attempt attempt, ReleaseState state) {
        return state.outcome()
                .filter(Outcome.Applied.class::isInstance)
                .map(Outcome.Applied.class::cast)
                .filter(applied -> applied.attempt().equals(attempt))
                .isPresent();
    }

    private List<Outbound> changed(Attempt attempt, Health health) {
        Instant now = context.tools().time().instant();
        return context.records()
                .outcome(new Outcome.HealthChanged(attempt, health, reasons(health), now));
    }

    private static List<String> reasons(Health health) {
        return switch (health) {
            case Health.Progressing(String why) -> List.of(why);
            case Health.Degraded(String why) -> List.of(why);
            case Health.Healthy _, Health.Stored _, Health.Unknown _ -> List.of();
        };
    }
}
