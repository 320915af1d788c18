package dev.sailplan.planner.git.transfer;

/// Signals that a repository can't be read now. The message is for people and holds no credentials.
public final class GitUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GitUnavailable(String message) {
        super(message);
    }

    public GitUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
