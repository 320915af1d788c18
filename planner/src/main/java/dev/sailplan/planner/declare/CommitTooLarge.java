package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;

/// Signals that a commit holds more than is read of one; the budget is named.
public final class CommitTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public CommitTooLarge(String path, String message) {
        this(SourceLocation.wholeFile(path), message);
    }

    public CommitTooLarge(SourceLocation at, String message) {
        super(message);
        this.problem = new Problem(at, message);
    }

    public Problem problem() {
        return problem;
    }
}
