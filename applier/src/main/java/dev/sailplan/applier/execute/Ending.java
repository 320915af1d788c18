package dev.sailplan.applier.execute;

import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the carrying out of a release ended.
record Ending(
        Stop stop, List<ObjectResult> results, List<Watching.Written> workloads, Timings timings) {
    Ending {
        results = List.copyOf(results);
        workloads = List.copyOf(workloads);
    }

    /// With what was looked at before and not written now.
    Ending watchingAlso(List<Watching.Written> before) {
        Set<ObjectId> now =
                workloads.stream().map(Watching.Written::object).collect(Collectors.toSet());
        Stream<Watching.Written> others =
                before.stream().filter(written -> !now.contains(written.object()));
        return new Ending(
                stop, results, Stream.concat(workloads.stream(), others).toList(), timings);
    }

    /// Why nothing more is written.
    sealed interface Stop {
        /// All of it is done.
        record Finished() implements Stop {}

        record Broken(String error) implements Stop {}

        /// A newer release takes over.
        record Overtaken(Generation by) implements Stop {}
    }
}
