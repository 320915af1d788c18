package dev.sailplan.planner.git;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.declare.RepositoryTree;
import java.util.Optional;

/// Mirrors the repositories that applications are declared in, as far as the planner needs them.
///
/// Every method throws [GitUnavailable] when the answer can't be had now; asking again later may help. Fetching throws
/// [GitRefused] when what is there is not taken.
public interface GitMirrors {
    /// Fetches what is new of a ref and says where it is now; empty when the remote has no such ref.
    Optional<CommitId> fetch(RepositoryName repository, RefName ref);

    /// Asks where a ref is without fetching anything.
    Optional<CommitId> remoteTip(RepositoryName repository, RefName ref);

    /// The branch that the remote's HEAD names; empty in a repository without one. The answer may be a little old.
    Optional<RefName> defaultBranch(RepositoryName repository);

    /// The files of a commit that was fetched.
    RepositoryTree tree(RepositoryName repository, CommitId commit);

    CommitInfo commit(RepositoryName repository, CommitId commit);

    /// Whether the ancestor is the commit itself or comes before it in its history.
    boolean descends(RepositoryName repository, CommitId commit, CommitId ancestor);
}
