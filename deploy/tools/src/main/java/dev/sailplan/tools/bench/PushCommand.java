package dev.sailplan.tools.bench;

import dev.sailplan.tools.bench.push.PushBench;
import dev.sailplan.tools.bench.push.PushFigures;
import dev.sailplan.tools.bench.push.PushPlan;
import dev.sailplan.tools.bench.stand.FirstInstall;
import dev.sailplan.tools.bench.stand.MeasuredDev;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs `sailplan bench push`, which measures how long one changed object takes from `git push` to applied.
@Command(
        name = "push",
        description = {
            "Measure a push of one changed object, from the start of git push to its Applied outcome.",
            "kubectl apply --server-side of the same file stands beside it."
        })
public final class PushCommand implements Callable<Integer> {
    @Mixin private PushOptions pushes = new PushOptions();

    @Mixin private Options options = new Options();

    @Override
    public Integer call() throws InterruptedException {
        PushPlan plan = pushes.plan();
        return options.run(stands -> List.of(Report.of(measured(stands.dev(), plan))));
    }

    private static PushFigures measured(MeasuredDev stand, PushPlan plan)
            throws InterruptedException {
        return new PushBench(stand, plan).run(new FirstInstall(stand, plan.fleet()).run());
    }
}
