package dev.sailplan.common.yaml.syntax;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;

/// Ends the reading of what can't be read any further.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public Refusal(SourceLocation at, String message) {
        super(message, null, false, false);
        this.problem = new Problem(at, message);
    }

    public Problem problem() {
        return problem;
    }
}
