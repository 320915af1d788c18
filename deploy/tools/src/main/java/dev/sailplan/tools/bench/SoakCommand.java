package dev.sailplan.tools.bench;

import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.soak.SoakBench;
import dev.sailplan.tools.bench.soak.SoakPlan;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs `sailplan bench soak`, which tells whether many pushes leave anything behind.
@Command(
        name = "soak",
        description = {
            "Push many times, now and then something that fails, and look what grows.",
            "That is dev's heap, the services' states and the disk."
        })
public final class SoakCommand implements Callable<Integer> {
    @Option(
            names = "--apps",
            paramLabel = "N",
            defaultValue = "25",
            description = "applications of four objects each (default: ${DEFAULT-VALUE})")
    private int applications;

    @Option(
            names = "--pushes",
            paramLabel = "N",
            defaultValue = "1000",
            description = "pushes of one changed object (default: ${DEFAULT-VALUE})")
    private int pushes;

    @Option(
            names = "--failing",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "pushes of an object that the cluster refuses (default: ${DEFAULT-VALUE})")
    private int failing;

    @Mixin private Options options = new Options();

    @Override
    public Integer call() throws InterruptedException {
        SoakPlan plan = new SoakPlan(new Fleet(applications), pushes, failing);
        return options.run(stands -> List.of(Report.of(new SoakBench(stands.dev(), plan).run())));
    }
}
