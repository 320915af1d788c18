package dev.sailplan.simulation;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Holds the result of one seed.
///
/// @param lively whether more goes on in its world, see [Simulation#lively]
/// @param digest equal for equal traces
/// @param seen how often what happened, by kind
/// @param failure what was violated; none where everything held
/// @param lastSteps of the trace, as many as were asked for
public record Schedule(
        long seed,
        boolean lively,
        long steps,
        long digest,
        SortedMap<String, Integer> seen,
        Optional<String> failure,
        List<String> lastSteps) {
    public Schedule {
        seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
        lastSteps = List.copyOf(lastSteps);
    }

    /// What people need to find the fault.
    public String report() {
        return failure.map(what ->
                        String.join("\n", lastSteps)
                                + "\nseed %d, step %d: %s\n".formatted(seed, steps, what)
                                + "replay it with: "
                                + replay())
                .orElseGet(() -> "seed %d, %d steps: everything held".formatted(seed, steps));
    }

    /// The command that takes the same steps again and prints them.
    public String replay() {
        return "sailplan simulate --seeds 1 --from %d --trace%s"
                .formatted(seed, lively ? " --lively" : "");
    }
}
