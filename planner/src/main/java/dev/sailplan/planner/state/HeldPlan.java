package dev.sailplan.planner.state;

import dev.sailplan.common.domain.event.Event.Target;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A plan that waits for a person, be it held here or by its cluster, and the generation that stands meanwhile.
public record HeldPlan(PlanSummary summary, Generation generation, boolean isHeldHere) {

    /// A newer plan may be held here while the cluster holds the one before.
    public static List<HeldPlan> in(ApplicationState state, Optional<Status> status) {
        Generation latest =
                Generation.max(
                        state.generation(),
                        status.map(Status::claimedGeneration).orElse(Generation.NONE));
        Optional<HeldPlan> here =
                state.pending()
                        .filter(_ -> state.verdict() instanceof Verdict.OnHold)
                        .map(summary -> new HeldPlan(summary, latest, true));
        Optional<HeldPlan> there =
                status.flatMap(Status::settled)
                        .filter(last -> last.end() == Status.End.HELD)
                        .filter(last -> last.generation().equals(latest))
                        .flatMap(last ->
                                state.released()
                                        .filter(summary -> summary.plan().equals(last.plan()))
                                        .map(summary -> new HeldPlan(summary, latest, false)));
        return Stream.of(here, there).flatMap(Optional::stream).toList();
    }

    public boolean isMeantBy(Target target) {
        return target.plan().filter(summary.plan()::equals).isPresent()
                && target.generation().equals(generation);
    }

    /// As people call it.
    public String named(ApplicationState state) {
        String application = state.application().shortForm();
        return isHeldHere
                ? "the plan of " + application + " at commit " + summary.commit().abbreviated()
                : application + generation;
    }
}
