package dev.sailplan.planner.state;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.planner.plan.DesiredObject;
import java.util.List;

/// Holds the objects that an application's files come to, or all that is wrong with them.
public sealed interface Rendering {
    record Objects(List<DesiredObject> all) implements Rendering {
        public Objects {
            all = List.copyOf(all);
        }
    }

    record Faulty(List<Problem> problems) implements Rendering {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }
}
