package dev.sailplan.planner.gate;

import java.util.List;

/// Whether a plan may be released.
public sealed interface Judgement {
    /// Now. The notes say what a person would want to know about it later.
    record Ready(List<String> notes) implements Judgement {
        public Ready {
            notes = List.copyOf(notes);
        }
    }

    /// By itself, when what it waits for comes.
    record Waits(List<String> reasons) implements Judgement {
        public Waits {
            reasons = List.copyOf(reasons);
        }
    }

    /// When a person says so, or by a later commit.
    record Holds(List<String> reasons) implements Judgement {
        public Holds {
            reasons = List.copyOf(reasons);
        }
    }
}
