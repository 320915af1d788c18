package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.gate.ProjectRules;
import java.util.List;

/// A repository that applications are declared in, and the branches whose commits are deployed.
public record HomeRepository(RepositoryName name, List<RefName> branches, ProjectRules project) {
    public HomeRepository {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("repository " + name + " has no branch to deploy");
        }
    }

    boolean deploys(RefName ref) {
        return branches.contains(ref);
    }

    /// The lane of its deployable branches.
    String lane() {
        return name + "/deploy";
    }
}
