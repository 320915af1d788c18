package dev.sailplan.common.yaml.shape;

/// Ends the reading of a file that has more wrong with it than anybody reads; the faults say so.
public final class TooManyFaults extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyFaults() {
        super(null, null, false, false);
    }
}
