package dev.sailplan.planner.git;

/// Signals that a repository holds what is not taken from any: asking again brings the same, until another commit is
/// pushed. The message is for people.
public final class GitRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GitRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
