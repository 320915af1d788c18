package dev.sailplan.common.command;

/// Holds the exit codes of commands, for scripts; picocli's annotations take nothing but constants.
public final class ExitCode {
    public static final int DONE = 0;

    /// An error, or wrong usage.
    public static final int ERROR = 1;

    /// Done, and something waits for a person.
    public static final int WAITS_FOR_SOMEBODY = 2;

    private ExitCode() {}
}
