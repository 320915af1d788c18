package dev.sailplan.applier;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.service.ServiceOptions;
import dev.sailplan.common.service.ServiceProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs `sailplan applier`, until it is told to stop.
@Command(
        name = "applier",
        description = "Carry out releases on one cluster; reaches no repository.")
public final class ApplierCommand implements Callable<Integer> {
    @Mixin private ServiceOptions options = new ServiceOptions();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            required = true,
            description = "the cluster, as server.yaml names it")
    private String cluster = "";

    @Override
    public Integer call() throws InterruptedException {
        ApplierRole role = new ApplierRole(name(), options.instance());
        return new ServiceProcess(role, options).run();
    }

    private ClusterName name() {
        try {
            return new ClusterName(cluster);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("--cluster: " + e.getMessage());
        }
    }
}
