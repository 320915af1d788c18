package dev.sailplan.tools.bench;

import dev.sailplan.tools.bench.install.InstallBench;
import dev.sailplan.tools.bench.install.InstallFigures;
import dev.sailplan.tools.bench.push.PushBench;
import dev.sailplan.tools.bench.push.PushFigures;
import dev.sailplan.tools.bench.push.PushPlan;
import dev.sailplan.tools.bench.stand.MeasuredDev;
import dev.sailplan.tools.bench.stand.StandSetup;
import dev.sailplan.tools.bench.webhook.WebhookBench;
import dev.sailplan.tools.bench.webhook.WebhookFigures;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs `sailplan bench`: the measurements of the everyday one after the other, install and push on the same dev.
@Command(
        name = "bench",
        description = {
            "Measure Sailplan on this machine, on real parts, each figure beside a yardstick.",
            "Without a command: install, push and webhook."
        },
        subcommands = {
            InstallCommand.class,
            PushCommand.class,
            WebhookCommand.class,
            FleetCommand.class,
            SoakCommand.class
        })
public final class BenchCommand implements Callable<Integer> {
    @Mixin private PushOptions pushes = new PushOptions();

    @Mixin private Options options = new Options();

    @Override
    public Integer call() throws InterruptedException {
        PushPlan plan = pushes.plan();
        return options.run(stands -> all(stands, plan));
    }

    /// Webhooks first, since they need no dev beside them.
    private static List<Report> all(StandSetup stands, PushPlan plan) throws InterruptedException {
        WebhookFigures webhooks = new WebhookBench(stands).run();
        MeasuredDev dev = stands.dev();
        InstallFigures install = new InstallBench(dev, plan.fleet()).run();
        PushFigures push = new PushBench(dev, plan).run(install.sailplan().took());
        return List.of(Report.of(install), Report.of(push), Report.of(webhooks));
    }
}
