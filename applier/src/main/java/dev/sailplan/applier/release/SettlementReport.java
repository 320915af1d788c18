package dev.sailplan.applier.release;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.applier.status.StatusWriter;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.wire.Records;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells the log that a release has settled in the inventory.
final class SettlementReport {
    private final Records records;
    private final StatusWriter statuses;

    SettlementReport(Records records, StatusWriter statuses) {
        this.records = records;
        this.statuses = statuses;
    }

    record Settled(
            VerifiedRelease order,
            Plan plan,
            Inventory inventory,
            Conclusion ends,
            Health health) {}

    Outputs outputs(Settled settled, ReleaseState state) {
        return Outputs.NONE
                .with(records.outcome(settled.ends().outcome()))
                .and(status(settled, state))
                .and(ended(settled.order(), settled.ends(), state))
                .and(tidied(settled, state));
    }

    /// Of a release whose plan was not looked at.
    Outputs withoutPlan(
            VerifiedRelease order, Inventory inventory, Conclusion ends, ReleaseState state) {
        return Outputs.NONE
                .with(records.outcome(ends.outcome()))
                .and(statuses.settled(inventory, state, new Health.Unknown()))
                .and(ended(order, ends, state));
    }

    /// Whatever became of its plan, nothing of what came before is looked at any more.
    private static Outputs ended(VerifiedRelease order, Conclusion ends, ReleaseState state) {
        return state.keep(ends.outcome())
                .and(state.heldBy(order, ends.outcome()))
                .and(state.stopWatching())
                .and(state.ended(order))
                .and(state.forgetLatest());
    }

    private Outputs status(Settled settled, ReleaseState state) {
        return statuses.publish(settled.inventory(), state, settled.health(), settled.plan());
    }

    /// Whatever the end: an application that fails or is held for a month would else keep the plans of all its pushes.
    private static Outputs tidied(Settled settled, ReleaseState state) {
        Set<PlanId> waiting =
                state.waiting().stream()
                        .filter(order -> !order.digest().equals(settled.order().digest()))
                        .map(order -> order.release().plan())
                        .collect(Collectors.toSet());
        return state.plans().tidied(settled.plan(), settled.inventory().applied(), waiting);
    }
}
