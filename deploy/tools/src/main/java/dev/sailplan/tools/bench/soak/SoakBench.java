package dev.sailplan.tools.bench.soak;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.Moment;
import dev.sailplan.tools.bench.sight.Passage;
import dev.sailplan.tools.bench.soak.SoakFigures.Look;
import dev.sailplan.tools.bench.stand.FirstInstall;
import dev.sailplan.tools.bench.stand.MeasuredDev;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Pushes again and again to one dev, and looks now and then how much it has by then.
public final class SoakBench {
    private static final Duration PUSH = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(20);
    private final MeasuredDev stand;
    private final SoakPlan plan;
    private final FootprintProbe belongings;

    public SoakBench(MeasuredDev stand, SoakPlan plan) {
        this.stand = stand;
        this.plan = plan;
        this.belongings = new FootprintProbe(stand);
    }

    public SoakFigures run() throws InterruptedException {
        Moment begun = Moment.now();
        var _ = new FirstInstall(stand, plan.fleet()).run();
        List<Look> looks = new ArrayList<>();
        looks.add(look(0));
        for (int i = 1; i <= plan.pushes(); i++) {
            push(i);
            if (plan.failsAfter(i)) {
                fail(i);
            }
            if (plan.looksAfter(i)) {
                looks.add(look(i));
            }
        }
        return new SoakFigures(Conditions.since(begun), plan, looks);
    }

    private Look look(int pushes) throws InterruptedException {
        Look look = belongings.look(pushes);
        stand.say(
                "after %d pushes: heap %d KiB, state %d keys, disk %d KiB"
                        .formatted(pushes, look.heap() >> 10, look.keys(), look.diskOfAll() >> 10));
        return look;
    }

    private void push(int number) throws InterruptedException {
        Fleet fleet = plan.fleet();
        stand.place().write(fleet.changedFile(number), fleet.changed(number));
        CommitId commit = push("Change " + number);
        ApplicationKey application = fleet.changedApplication(number);
        long end = stand.nanos().getAsLong() + PUSH.toNanos();
        // What fails in between is meant to.
        while (!passage(commit).applied().contains(application)) {
            stand.dev().mustRun();
            if (stand.nanos().getAsLong() > end) {
                throw new CommandFailed("push " + number + " is not applied after a minute");
            }
            Thread.sleep(LOOK);
        }
    }

    private void fail(int number) throws InterruptedException {
        stand.place().write(plan.refusedFile(), plan.refusedDeployment(number));
        CommitId commit = push("Break " + number);
        Passage passage = stand.sightings().await(commit, Set.of(plan.refused()), PUSH);
        if (passage.failure().isEmpty()) {
            throw new CommandFailed("what the cluster refuses did not fail, at push " + number);
        }
    }

    private CommitId push(String message) throws InterruptedException {
        CommitId commit = stand.commit(message);
        var _ = stand.git().run("push", "-q", "origin", "HEAD:main");
        return commit;
    }

    private Passage passage(CommitId commit) throws InterruptedException {
        return stand.sightings().await(commit, Set.of(), Duration.ZERO);
    }
}
