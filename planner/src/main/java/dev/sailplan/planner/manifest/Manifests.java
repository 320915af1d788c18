package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.problem.Problem;
import java.util.List;

/// The objects of an application, or everything that is wrong with them.
public sealed interface Manifests {
    /// All objects, sorted by identity.
    record Accepted(List<Manifest> objects) implements Manifests {
        public Accepted {
            objects = List.copyOf(objects);
        }
    }

    /// At least one problem, sorted by place.
    record Refused(List<Problem> problems) implements Manifests {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("refused without a problem");
            }
        }
    }
}
