package dev.sailplan.applier.write;

import dev.sailplan.applier.state.WatchedRollout;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import java.util.List;

/// A result of an execution: why it stopped, and what became of each object.
public record ExecutionResult(
        Stop stop,
        List<ObjectResult> results,
        List<WatchedRollout.Written> judged,
        Timings timings) {
    public ExecutionResult {
        results = List.copyOf(results);
        judged = List.copyOf(judged);
    }

    /// A reason to write nothing more.
    public sealed interface Stop {
        /// All of it is done.
        record Finished() implements Stop {}

        record Broken(String error) implements Stop {}

        /// A newer release supersedes it.
        record Superseded(Generation by) implements Stop {}
    }
}
