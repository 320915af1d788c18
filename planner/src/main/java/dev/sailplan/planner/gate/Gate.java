package dev.sailplan.planner.gate;

import dev.sailplan.planner.declare.Approval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges a plan that is within its project.
public final class Gate {
    private Gate() {}

    /// Holds what a plan is judged by: who must approve (the strictest word of all who have one), its descent, what it
    /// depends on, and the pauses and pins in force, each with the person who asked.
    public record Case(
            Approval approval, Descent descent, List<Dependency> dependencies, List<String> stops) {
        public Case {
            dependencies = List.copyOf(dependencies);
            stops = List.copyOf(stops);
        }
    }

    /// Holds come before waits: what needs a person should not look as if it went on by itself.
    public static Judgement judge(Case asked) {
        List<String> holds = holds(asked);
        if (!holds.isEmpty()) {
            return new Judgement.Holds(holds);
        }
        List<String> waits = waits(asked.dependencies());
        return waits.isEmpty()
                ? new Judgement.Ready(departure(asked.descent()).stream().toList())
                : new Judgement.Waits(waits);
    }

    private static List<String> waits(List<Dependency> dependencies) {
        return dependencies.stream().flatMap(d -> d.unmet().stream()).toList();
    }

    private static List<String> holds(Case asked) {
        List<String> reasons = new ArrayList<>(asked.stops());
        if (!asked.approval().isNone()) {
            reasons.add(
                    "needs a merged pull request with "
                            + asked.approval().reviews()
                            + " reviews, which this version can't confirm yet");
            departure(asked.descent())
                    .ifPresent(
                            why -> reasons.add(why + "; going back needs an approval of its own"));
        }
        return reasons;
    }

    private static Optional<String> departure(Descent descent) {
        return switch (descent) {
            case Descent.First _, Descent.Follows _ -> Optional.empty();
            case Descent.Departs(var released) ->
                    Optional.of(
                            "the commit does not descend from "
                                    + released.abbreviated()
                                    + ", which was released last");
        };
    }
}
