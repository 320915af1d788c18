package dev.sailplan.gateway.sources;

import java.util.List;

/// Reports that the repositories can't be taken as they are configured; every fault, none of which quotes a secret.
public final class FaultySources extends RuntimeException {
    private final transient List<String> faults;

    FaultySources(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
