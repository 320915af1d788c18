package dev.sailplan.planner.manifest.problem;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/// Gathers what is wrong with an application's files; ends the reading once it is too much.
public final class Findings {
    /// Nobody reads more, and files full of mistakes must fill neither the memory nor a topic.
    private static final int MOST = 100;

    private final List<Problem> problems = new ArrayList<>();

    /// Ends the reading; the problems stay.
    public static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    public void add(SourceLocation at, String message) {
        add(new Problem(at, message));
    }

    public void add(Problem problem) {
        if (problems.size() == MOST) {
            problems.add(
                    new Problem(problem.at(), "too many problems; what follows here was not read"));
            throw new Enough();
        }
        problems.add(problem);
    }

    public List<Problem> sorted() {
        return problems.stream().sorted().distinct().toList();
    }
}
