package dev.sailplan.planner.removal;

import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.OpenPlan;
import dev.sailplan.planner.state.PlannerParts;
import dev.sailplan.planner.state.RepositoryState;
import dev.sailplan.planner.state.RepositoryState.Delay;
import java.util.List;
import java.util.Optional;

/// Ends all that waits for a repository which the settings no longer name.
///
/// Its releases are kept, and its tips are not: should it come back, its first poll plans it anew.
public final class RepositoryRemoval {
    public static final String TASK = "departure";
    private static final String WHY = "its repository is not configured here any more";
    private final PlannerParts parts;
    private final RepositoryName repository;
    private final RepositoryState state;

    public RepositoryRemoval(PlannerParts parts, RepositoryName repository, Lane lane) {
        this.parts = parts;
        this.repository = repository;
        this.state = new RepositoryState(lane.state(), parts, repository);
    }

    public Outputs end() {
        Outputs outputs = state.removeTips(state.endAnswered(state.endRun(Outputs.NONE)));
        for (Delay delay : state.delays()) {
            outputs = state.endDelay(outputs.and(refused(delay)), delay.event().ref());
        }
        for (ApplicationState application : state.applications()) {
            if (OpenPlan.in(application).isPresent()) {
                outputs = state.dropWaiting(outputs, application, Optional.empty(), WHY);
            }
        }
        return outputs;
    }

    private Outputs refused(Delay delay) {
        Problem problem =
                new Problem(SourceLocation.wholeFile(repository.value()), "is not configured here");
        return Outputs.NONE.with(
                parts.wire()
                        .records()
                        .decision(
                                new Decision.Refused(
                                        delay.event().id(),
                                        repository,
                                        Optional.empty(),
                                        List.of(problem),
                                        parts.time().instant())));
    }
}
