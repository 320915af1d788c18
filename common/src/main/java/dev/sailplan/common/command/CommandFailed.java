package dev.sailplan.common.command;

/// Reports a command that can't be done; the message says why and what to do.
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailed(String message) {
        super(message);
    }
}
