package dev.sailplan.simulation.schedule;

/// Ends a thread of a process that was killed: whatever port it calls, nothing happens any more.
public final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("this process was killed", null, false, false);
    }
}
