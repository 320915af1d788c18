package dev.sailplan.planner.application;

import dev.sailplan.common.domain.plan.LimitSources;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.planner.state.PlanSummary;

/// Finds a plan's options: a commit is judged by the strictest of its own, the project's floor and those applied last.
final class StrictestOptions {
    private StrictestOptions() {}

    /// What the commit and the project's floor ask for.
    static PlanOptions floored(ApplicationAtCommit candidate) {
        return candidate
                .application()
                .options()
                .under(
                        LimitSources.Source.PROJECT,
                        candidate.trigger().repository().project().limits());
    }

    static PlanOptions of(ApplicationAtCommit candidate) {
        PlanOptions floored = floored(candidate);
        return candidate
                .before()
                .released()
                .map(last ->
                        floored.under(
                                LimitSources.Source.APPLIED_LAST, lastLimits(candidate, last)))
                .orElse(floored);
    }

    /// The limits applied last. What was released but not applied loosens nothing yet.
    private static Limits lastLimits(ApplicationAtCommit candidate, PlanSummary last) {
        Limits asked = last.declared().options().limits();
        return candidate.settled(end -> end == Status.End.APPLIED).isPresent()
                ? asked
                : asked.strictest(last.options().limits());
    }
}
