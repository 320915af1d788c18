package dev.sailplan.common.domain.event;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import java.util.Optional;

/// A pull request as its host describes it. `head` is empty where the fork is gone.
public record PullRequest(
        long number,
        Action action,
        Optional<CommitId> head,
        RefName base,
        boolean fromFork,
        Optional<CommitId> mergeCommit) {

    /// Tells what happened to it; `MERGED` only when the host says merged, never because a merge commit is named.
    public enum Action {
        OPENED,
        UPDATED,
        CLOSED,
        MERGED,
        OTHER
    }
}
