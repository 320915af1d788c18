package dev.sailplan.common.domain.outcome;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.Optional;

/// What was done to one object. `effect` is what the write really did, `at` its place in Git unless it was pruned.
public record ObjectResult(Effect effect, Done done, Optional<SourceLocation> at) {

    public ObjectId object() {
        return effect.object();
    }

    /// How it ended.
    public sealed interface Done {
        record Written() implements Done {}

        /// Written after eight tries without a fence on the version, while somebody wrote the object all the time.
        record WrittenWeakly() implements Done {}

        record AlreadySo() implements Done {}

        /// Left alone, and why: `prune: disabled`, somebody else's, already gone.
        record Kept(String why) implements Done {}

        /// In the API server's own words, without the values of Secrets.
        record Failed(String error) implements Done {}

        record NotReached() implements Done {}
    }
}
