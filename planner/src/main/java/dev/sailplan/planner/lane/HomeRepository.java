package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.planner.declare.Approval;
import java.util.List;

/// A repository that applications are declared in, and the branches whose commits are deployed; where none are named,
/// it is the default branch.
public record HomeRepository(RepositoryName name, List<RefName> branches, ProjectSettings project) {
    public HomeRepository {
        branches = List.copyOf(branches);
    }

    /// The least that anybody has to do before a release.
    Approval floor() {
        return new Approval(project.approval().pullRequest(), project.approval().reviews());
    }

    /// The lane of its deployable branches.
    String lane() {
        return name + "/deploy";
    }
}
