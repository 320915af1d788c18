package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.home.HomeRepository;

/// A reason to plan applications of a commit. `again`: the commit was decided before, something else changed.
public record PlanningTrigger(
        HomeRepository repository,
        EventId event,
        CommitId commit,
        RepositoryTree tree,
        boolean again) {

    /// The same, with the files of the commit as one application reads them.
    public PlanningTrigger with(RepositoryTree other) {
        return new PlanningTrigger(repository, event, commit, other, again);
    }
}
