package dev.sailplan.gateway;

import dev.sailplan.common.service.ServiceOptions;
import dev.sailplan.common.service.ServiceProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs `sailplan gateway`, until it is told to stop.
@Command(
        name = "gateway",
        description = "Take webhooks of Git hosts; reads no repository, reaches no cluster.")
public final class GatewayCommand implements Callable<Integer> {
    @Mixin private ServiceOptions options = new ServiceOptions();

    @Override
    public Integer call() throws InterruptedException {
        return new ServiceProcess(new GatewayRole(), options).run();
    }
}
