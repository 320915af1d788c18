package dev.sailplan.tools.bench;

import dev.sailplan.tools.bench.fleet.RolloutFleet;
import dev.sailplan.tools.bench.rollout.RolloutBench;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs `sailplan bench fleet`, which measures what a push to everything costs on a cluster with many nodes.
@Command(
        name = "fleet",
        description = {
            "Measure one push to all applications on a cluster with nodes.",
            "It counts until the last write, until the last is applied, and how late healthy is"
                    + " said; beside the same push before there were nodes.",
            "The nodes are fake: KWOK and kube-scheduler are built from their Go modules at the"
                    + " first run."
        })
public final class FleetCommand implements Callable<Integer> {
    @Option(
            names = "--apps",
            paramLabel = "N",
            defaultValue = "300",
            description = "applications of one Deployment each (default: ${DEFAULT-VALUE})")
    private int applications;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "200",
            description = "nodes of 18 KB each (default: ${DEFAULT-VALUE})")
    private int nodes;

    @Mixin private Options options = new Options();

    @Override
    public Integer call() throws InterruptedException {
        RolloutFleet fleet = new RolloutFleet(applications, nodes);
        return options.run(
                stands -> List.of(Report.of(new RolloutBench(stands.dev(), fleet).run(stands))));
    }
}
