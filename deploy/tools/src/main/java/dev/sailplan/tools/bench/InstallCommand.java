package dev.sailplan.tools.bench;

import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.fleet.FleetOption;
import dev.sailplan.tools.bench.install.InstallBench;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs `sailplan bench install`, which measures how long the first install of many applications takes.
@Command(
        name = "install",
        description = {
            "Measure an installation of many new applications, from the start of git push until the"
                    + " last is applied.",
            "A bare client and kubectl apply --server-side -f of the same objects stand beside it."
        })
public final class InstallCommand implements Callable<Integer> {
    @Mixin private FleetOption apps = new FleetOption();

    @Mixin private Options options = new Options();

    @Override
    public Integer call() throws InterruptedException {
        Fleet fleet = apps.fleet();
        return options.run(
                stands -> List.of(Report.of(new InstallBench(stands.dev(), fleet).run())));
    }
}
