package dev.sailplan.applier.inventory;

/// Names the applier that claimed last; the epoch grows with every claim and every resume, so that two can be told
/// apart.
public record ClaimHolder(String applier, long epoch) {
    public ClaimHolder {
        if (applier.isBlank() || epoch < 1) {
            throw new IllegalArgumentException("a holder has a name and an epoch of at least 1");
        }
    }
}
