package dev.sailplan.simulation.check.evidence;

/// Signals that something happened that must never happen.
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param invariant its number in the design, such as `I3`
    public Violation(String invariant, String what) {
        super(invariant + " is violated: " + what, null, false, false);
    }
}
