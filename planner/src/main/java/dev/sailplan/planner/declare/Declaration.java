package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.problem.Problem;
import java.util.List;

/// Holds what a commit's `sailplan.yaml` comes to.
public sealed interface Declaration {
    /// The file at the root that says what is deployed where.
    String FILE = "sailplan.yaml";

    /// Holds every application, by name.
    record Applications(List<Application> all) implements Declaration {
        public Applications {
            all = List.copyOf(all);
        }
    }

    /// Holds all that is wrong with it, in the order of the files.
    record Broken(List<Problem> problems) implements Declaration {
        public Broken {
            problems = problems.stream().sorted().distinct().toList();
        }
    }
}
