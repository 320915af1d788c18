package dev.sailplan.deploy.dev.git;

/// Reports that the local Git host could not do what was asked; the message says what.
public final class GitHostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GitHostException(String message, Throwable cause) {
        super(message, cause);
    }
}
