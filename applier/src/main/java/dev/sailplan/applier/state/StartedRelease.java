package dev.sailplan.applier.state;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.outcome.Attempt;
import java.util.HashSet;
import java.util.Set;

/// A write-ahead record in state: this release's `Started` is committed and its end is not. `answered` names the
/// releases that were told in the same commit that this one supersedes them.
public record StartedRelease(Attempt attempt, Set<Digest> answered) {
    public StartedRelease {
        answered = Set.copyOf(answered);
    }

    public StartedRelease answering(Attempt other) {
        Set<Digest> more = new HashSet<>(answered);
        more.add(other.release());
        return new StartedRelease(attempt, more);
    }
}
