package dev.sailplan.planner;

import dev.sailplan.common.service.ServiceOptions;
import dev.sailplan.common.service.ServiceProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs `sailplan planner`, until it is told to stop.
@Command(
        name = "planner",
        description = "Make plans of commits and release them; reads Git, reaches no cluster.")
public final class PlannerCommand implements Callable<Integer> {
    @Mixin private ServiceOptions options = new ServiceOptions();

    @Override
    public Integer call() throws InterruptedException {
        return new ServiceProcess(new PlannerRole(options.instance()), options).run();
    }
}
