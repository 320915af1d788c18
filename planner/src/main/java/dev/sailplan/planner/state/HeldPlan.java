package dev.sailplan.planner.state;

import dev.sailplan.common.domain.event.Event.Target;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A plan that waits for a person, be it held here or by its cluster, and the generation that their word has to name.
public record HeldPlan(PlanSummary summary, Generation generation, boolean isHeldHere) {

    /// A newer plan may be held here while the cluster holds the one before. What is held here is called by what its
    /// cluster is claimed for, which a person sees: the latest release may never have been claimed, or its claim may be
    /// lost with a cluster that was restored, and nothing is released in its place while a removal is held.
    public static List<HeldPlan> in(ApplicationState state, Optional<Status> status) {
        Generation claimed = status.map(Status::claimedGeneration).orElse(Generation.NONE);
        Generation standing = Generation.max(state.generation(), claimed);
        Optional<HeldPlan> here =
                state.pending()
                        .filter(_ -> state.verdict() instanceof Verdict.OnHold)
                        .map(summary -> new HeldPlan(summary, claimed, true));
        Optional<HeldPlan> there =
                status.flatMap(Status::settled)
                        .filter(last -> last.end() == Status.End.HELD)
                        .filter(last -> last.generation().equals(standing))
                        .flatMap(last ->
                                state.released()
                                        .filter(summary -> summary.plan().equals(last.plan()))
                                        .map(summary -> new HeldPlan(summary, standing, false)));
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
                ? "the plan of "
                        + application
                        + " at commit "
                        + summary.commit().abbreviated()
                        + ", whose cluster is at "
                        + generation
                : application + generation;
    }
}
