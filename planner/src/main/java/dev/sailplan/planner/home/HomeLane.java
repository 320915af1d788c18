package dev.sailplan.planner.home;

import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.state.PlannerParts;
import dev.sailplan.planner.state.RepositoryState;
import java.time.Duration;
import java.time.Instant;

/// A repository on its lane, with its state: what everything that is done for it works with.
public record HomeLane(
        PlannerParts parts, HomeRepository repository, Lane lane, RepositoryState state) {
    private static final Duration UNTIL_THE_TOPIC_IS_BACK = Duration.ofSeconds(30);

    public static HomeLane of(PlannerParts parts, HomeRepository repository, Lane lane) {
        return new HomeLane(
                parts,
                repository,
                lane,
                new RepositoryState(lane.state(), parts, repository.name()));
    }

    /// Commits in the middle of the work, where there is anything to commit.
    public void commit(Outputs outputs) {
        if (!outputs.isEmpty()) {
            lane.commit(outputs);
        }
    }

    /// Comes back to the task once a topic that can't be written may be well.
    public void wakeForTopic(String task) {
        lane.wakeAt(now().plus(UNTIL_THE_TOPIC_IS_BACK), task);
    }

    public Outputs said(Decision decision) {
        return Outputs.NONE.with(parts.wire().records().decision(decision));
    }

    public Instant now() {
        return parts.time().instant();
    }
}
