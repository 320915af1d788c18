package dev.sailplan.planner.state;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.plan.Verdict;
import java.util.Optional;

/// A plan of an event that waits or is held for one application; `plan` is empty as long as it can't even be made.
public record OpenPlan(EventId event, CommitId commit, Optional<PlanId> plan) {
    public static Optional<OpenPlan> in(ApplicationState state) {
        return state.pending()
                .map(summary ->
                        new OpenPlan(
                                summary.event(), summary.commit(), Optional.of(summary.plan())))
                .or(() -> state.awaitsFacts() ? Optional.of(unplanned(state)) : Optional.empty());
    }

    private static OpenPlan unplanned(ApplicationState state) {
        return new OpenPlan(state.event(), state.commit(), Optional.empty());
    }

    /// Whether the next state needs no word about it: it waits on, was released, or was refused before it was a plan.
    boolean isAnsweredBy(ApplicationState next) {
        return in(next).filter(this::isOrBecomes).isPresent()
                || isReleasedBy(next)
                || isRefusedBy(next);
    }

    private boolean isOrBecomes(OpenPlan other) {
        return event.equals(other.event) && (plan.isEmpty() || plan.equals(other.plan));
    }

    private boolean isReleasedBy(ApplicationState next) {
        return next.verdict() instanceof Verdict.Released
                && next.released()
                        .map(summary ->
                                new OpenPlan(
                                        summary.event(),
                                        summary.commit(),
                                        Optional.of(summary.plan())))
                        .filter(this::isOrBecomes)
                        .isPresent();
    }

    private boolean isRefusedBy(ApplicationState next) {
        return plan.isEmpty()
                && event.equals(next.event())
                && next.verdict() instanceof Verdict.Refused;
    }
}
