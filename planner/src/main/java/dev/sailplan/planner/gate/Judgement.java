package dev.sailplan.planner.gate;

import java.util.List;

/// Says whether a plan may be released.
public sealed interface Judgement {
    /// Lets the plan be released now. The notes say what a person would want to know about it later.
    record Ready(List<String> notes) implements Judgement {
        public Ready {
            notes = List.copyOf(notes);
        }
    }

    /// Delays the plan until what it waits for comes, by itself.
    record Waits(List<String> reasons) implements Judgement {
        public Waits {
            reasons = List.copyOf(reasons);
        }
    }

    /// Holds the plan until a person says so, or until a later commit.
    record Holds(List<String> reasons) implements Judgement {
        public Holds {
            reasons = List.copyOf(reasons);
        }
    }
}
