package dev.sailplan.deploy.bench;

import picocli.CommandLine.Option;

/// How many applications a measurement is about.
final class FleetOption {
    @Option(
            names = "--apps",
            paramLabel = "N",
            defaultValue = "250",
            description = "applications of four objects each (default: ${DEFAULT-VALUE})")
    private int applications;

    Fleet fleet() {
        return new Fleet(applications);
    }
}
