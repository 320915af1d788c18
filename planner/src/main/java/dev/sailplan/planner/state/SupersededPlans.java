package dev.sailplan.planner.state;

import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision.PlanSuperseded;
import dev.sailplan.common.domain.plan.Decision.Successor;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.log.Outputs;
import java.util.Optional;

/// Says of what waits or is held that it ended, whenever another state takes the place of the one that knew of it.
final class SupersededPlans {
    private final PlannerParts parts;
    private final RepositoryName repository;

    SupersededPlans(PlannerParts parts, RepositoryName repository) {
        this.parts = parts;
        this.repository = repository;
    }

    Outputs replaced(ApplicationState before, ApplicationState next) {
        return OpenPlan.in(before)
                .filter(wait -> !wait.isAnsweredBy(next))
                .map(wait ->
                        written(before, wait, Optional.of(successor(wait, next)), why(wait, next)))
                .orElse(Outputs.NONE);
    }

    /// `by` is empty when no event asked for it.
    Outputs dropped(ApplicationState before, Optional<Successor> by, String why) {
        return OpenPlan.in(before).map(wait -> written(before, wait, by, why)).orElse(Outputs.NONE);
    }

    private Outputs written(
            ApplicationState before, OpenPlan wait, Optional<Successor> by, String why) {
        PlanSuperseded end =
                new PlanSuperseded(
                        wait.event(),
                        repository,
                        before.application(),
                        wait.commit(),
                        wait.plan(),
                        by,
                        why,
                        parts.time().instant());
        return Outputs.NONE.with(parts.wire().records().decision(end));
    }

    /// An event whose own plan turns out to change nothing gives way to the release that stands.
    private static Successor successor(OpenPlan wait, ApplicationState next) {
        return next.released()
                .filter(_ -> wait.event().equals(next.event()))
                .filter(_ -> next.verdict() instanceof Verdict.Unchanged)
                .map(plan -> new Successor(plan.event(), plan.commit()))
                .orElseGet(() -> new Successor(next.event(), next.commit()));
    }

    private static String why(OpenPlan wait, ApplicationState next) {
        boolean same = wait.event().equals(next.event());
        String other = same ? "another plan of the same event" : "a later event";
        return switch (next.verdict()) {
            case Verdict.Released(var generation, _) ->
                    other + " was released in its place as " + generation;
            case Verdict.Waiting _ -> other + " waits in its place";
            case Verdict.OnHold _ -> other + " is held in its place";
            case Verdict.Refused _ -> other + " was refused in its place";
            case Verdict.Unchanged _ ->
                    (same ? "it" : other) + " changes nothing of what is released already";
        };
    }
}
