package dev.sailplan.tools.bench.fleet;

import picocli.CommandLine.Option;

/// Holds the option for how many applications a measurement is about.
public final class FleetOption {
    @Option(
            names = "--apps",
            paramLabel = "N",
            defaultValue = "250",
            description = "applications of four objects each (default: ${DEFAULT-VALUE})")
    private int applications;

    public Fleet fleet() {
        return new Fleet(applications);
    }
}
