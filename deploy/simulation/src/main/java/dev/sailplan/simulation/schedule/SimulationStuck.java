package dev.sailplan.simulation.schedule;

/// Signals that a world came to no end: a thread failed, nobody could go on, or it never came to rest.
public final class SimulationStuck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SimulationStuck(String message, Throwable cause) {
        super(message, cause);
    }
}
