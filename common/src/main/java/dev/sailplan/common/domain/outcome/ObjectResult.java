package dev.sailplan.common.domain.outcome;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;
import java.util.Optional;

/// Tells what was done to one object. `effect` is what the write really did, `at` its place in Git unless it was
/// pruned; `warnings` is what people should know of it though it was written.
public record ObjectResult(
        Effect effect, Done done, Optional<SourceLocation> at, Optional<List<String>> warnings) {
    public ObjectResult {
        warnings = warnings.filter(all -> !all.isEmpty()).map(List::copyOf);
    }

    /// There is nothing to warn of.
    public ObjectResult(Effect effect, Done done, Optional<SourceLocation> at) {
        this(effect, done, at, Optional.empty());
    }

    public ObjectResult warning(List<String> words) {
        return new ObjectResult(effect, done, at, Optional.of(words));
    }

    public ObjectId object() {
        return effect.object();
    }

    /// Tells how the work on the object ended.
    public sealed interface Done {
        record Written() implements Done {}

        /// A write without a precondition on the resourceVersion, after eight tries while somebody wrote all the time.
        record WrittenWeakly() implements Done {}

        record AlreadySo() implements Done {}

        /// An object left alone, and why: `prune: disabled`, somebody else's, already gone.
        record Kept(String why) implements Done {}

        /// A failure in the API server's own words, without the values of Secrets.
        record Failed(String error) implements Done {}

        record NotReached() implements Done {}
    }
}
