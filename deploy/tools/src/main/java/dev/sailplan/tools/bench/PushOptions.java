package dev.sailplan.tools.bench;

import dev.sailplan.tools.bench.fleet.FleetOption;
import dev.sailplan.tools.bench.push.PushPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Holds the numbers of pushes that are measured and of applications they go to.
final class PushOptions {
    @Mixin private FleetOption fleet = new FleetOption();

    @Option(
            names = "--pushes",
            paramLabel = "N",
            defaultValue = "30",
            description = "pushes that count, after three that don't (default: ${DEFAULT-VALUE})")
    private int pushes;

    PushPlan plan() {
        return new PushPlan(fleet.fleet(), pushes);
    }
}
