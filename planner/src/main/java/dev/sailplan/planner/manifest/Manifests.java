package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.problem.Problem;
import java.util.List;

/// Holds the objects of an application, or everything that is wrong with them.
public sealed interface Manifests {
    /// Holds all objects, sorted by identity.
    record Accepted(List<Manifest> objects) implements Manifests {
        public Accepted {
            objects = List.copyOf(objects);
        }
    }

    /// Holds at least one problem, sorted by place, or a file that holds no manifest at all: `others` names those.
    record Refused(List<Problem> problems, List<String> others) implements Manifests {
        public Refused {
            problems = List.copyOf(problems);
            others = List.copyOf(others);
            if (problems.isEmpty() && others.isEmpty()) {
                throw new IllegalArgumentException("refused without a problem");
            }
        }
    }
}
