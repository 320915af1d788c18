package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.problem.Problem;
import java.util.List;

/// Tells what an event came to for one application.
public sealed interface Verdict {
    record Released(Generation generation, PlanId plan) implements Verdict {}

    /// Goes on by itself when what it waits for comes.
    record Waiting(List<String> reasons) implements Verdict {
        public Waiting {
            reasons = List.copyOf(reasons);
        }
    }

    /// A hold, which ends when a person says so, or with a later commit.
    record OnHold(PlanId plan, List<String> reasons) implements Verdict {
        public OnHold {
            reasons = List.copyOf(reasons);
        }
    }

    record Refused(List<Problem> problems) implements Verdict {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    record Unchanged() implements Verdict {}
}
