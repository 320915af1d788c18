package dev.sailplan.tools.bench.push;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.Moment;
import dev.sailplan.tools.bench.sight.Passage;
import dev.sailplan.tools.bench.stand.MeasuredDev;
import dev.sailplan.tools.bench.stand.MeasuredProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Changes one object of an installed fleet a push, each followed by the yardstick:
/// `kubectl apply --server-side` of the same file.
public final class PushBench {
    private static final Duration PUSH = Duration.ofMinutes(1);
    // What a change sets off afterwards, such as a new ReplicaSet, belongs to no measurement.
    private static final Duration CALM = Duration.ofMillis(300);
    private static final String YARDSTICK = "yardstick";

    private final MeasuredDev stand;
    private final PushPlan plan;

    public PushBench(MeasuredDev stand, PushPlan plan) {
        this.stand = stand;
        this.plan = plan;
    }

    /// `install` is how long it took to install the fleet.
    public PushFigures run(Duration install) throws InterruptedException {
        Moment begun = Moment.now();
        MeasuredProgram kubectl = MeasuredProgram.kubectl(stand);
        kubectl.run("create", "namespace", YARDSTICK);
        List<PushTimings> trips = new ArrayList<>();
        List<Duration> applies = new ArrayList<>();
        for (int i = 1; i <= PushPlan.WARM_UPS + plan.pushes(); i++) {
            PushTimings trip = push(i);
            Thread.sleep(CALM);
            Duration apply = apply(i, kubectl);
            Thread.sleep(CALM);
            if (i > PushPlan.WARM_UPS) {
                trips.add(trip);
                applies.add(apply);
            }
            say(i, trip, apply);
        }
        return new PushFigures(
                Conditions.since(begun), plan.fleet().size(), install, trips, applies);
    }

    private PushTimings push(int number) throws InterruptedException {
        Fleet fleet = plan.fleet();
        stand.place().write(fleet.changedFile(number), fleet.changed(number));
        CommitId commit = stand.commit("Change " + number);
        PushTimings.Start start = new PushTimings.Start(Instant.now(), stand.nanos().getAsLong());
        MeasuredProgram.Run run = stand.git().run("push", "origin", "HEAD:main");
        ApplicationKey application = fleet.changedApplication(number);
        Passage passage = stand.sightings().await(commit, Set.of(application), PUSH);
        passage.mustNotHaveFailed();
        if (!passage.applied().contains(application)) {
            throw new CommandFailed(
                    "push "
                            + number
                            + " is not applied after a minute; git push said:\n"
                            + run.output());
        }
        return PushTimings.of(start, run.took(), passage);
    }

    /// In a namespace of its own, so that two field managers do not quarrel over one object.
    private Duration apply(int number, MeasuredProgram kubectl) throws InterruptedException {
        Path file = stand.place().workTree().resolve(plan.fleet().changedFile(number));
        return kubectl.run("apply", "--server-side", "-n", YARDSTICK, "-f", file.toString()).took();
    }

    private void say(int number, PushTimings trip, Duration apply) {
        stand.say(
                (number <= PushPlan.WARM_UPS ? "warm-up " : "push ")
                        + (number <= PushPlan.WARM_UPS ? number : number - PushPlan.WARM_UPS)
                        + ": applied after "
                        + trip.applied().toMillis()
                        + " ms, kubectl "
                        + apply.toMillis()
                        + " ms");
    }
}
