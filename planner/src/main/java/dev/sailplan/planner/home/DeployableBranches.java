package dev.sailplan.planner.home;

import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.planner.git.GitMirrors;
import java.util.List;

/// Finds the branches of a repository that are deployed.
public final class DeployableBranches {
    private DeployableBranches() {}

    /// Those that the operator named, else the default branch.
    public static List<RefName> of(HomeRepository repository, GitMirrors git) {
        return repository.branches().isEmpty()
                ? git.defaultBranch(repository.name()).stream().toList()
                : repository.branches();
    }
}
