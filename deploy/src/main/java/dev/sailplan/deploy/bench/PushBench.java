package dev.sailplan.deploy.bench;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.deploy.cli.CommandFailed;
import dev.sailplan.local.kube.Binary;
import dev.sailplan.local.kube.Progress;
import dev.sailplan.local.kube.Provisioning;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Starts a dev of its own, installs the fleet, then changes one object a push, each followed by the
/// yardstick: `kubectl apply --server-side` of the same file.
final class PushBench {
    private static final Duration INSTALL = Duration.ofMinutes(15);
    private static final Duration PUSH = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
    // What a change sets off afterwards, such as a new ReplicaSet, belongs to no measurement.
    private static final Duration CALM = Duration.ofMillis(300);
    private static final String YARDSTICK = "yardstick";

    private final PushPlan plan;
    private final Cleanup cleanup;
    private final Consumer<String> progress;
    private final LongSupplier nanos = System::nanoTime;
    private final Sightings sightings = new Sightings(nanos);

    PushBench(PushPlan plan, Cleanup cleanup, Consumer<String> progress) {
        this.plan = plan;
        this.cleanup = cleanup;
        this.progress = progress;
    }

    PushFigures run(Optional<Path> wanted) throws InterruptedException {
        Machine machine = Machine.here();
        PushFigures.Moment begun = PushFigures.Moment.now();
        Workplace place = Workplace.open(wanted, cleanup);
        DevChild dev = DevChild.start(place.data(), cleanup);
        LogWatch.start(dev.kafka(), sightings, cleanup);
        Program git = clone(place, dev);
        Duration install = install(place, git, dev);
        Program kubectl = kubectl(place, dev);
        List<Trip> trips = new ArrayList<>();
        List<Duration> applies = new ArrayList<>();
        for (int i = 1; i <= PushPlan.WARM_UPS + plan.pushes(); i++) {
            Trip trip = push(i, place, git);
            Thread.sleep(CALM);
            Duration apply = apply(i, place, kubectl);
            Thread.sleep(CALM);
            if (i > PushPlan.WARM_UPS) {
                trips.add(trip);
                applies.add(apply);
            }
            say(i, trip, apply);
        }
        return new PushFigures(
                machine,
                begun,
                PushFigures.Moment.now(),
                plan.fleet().size(),
                install,
                trips,
                applies);
    }

    private Program clone(Workplace place, DevChild dev) throws InterruptedException {
        Program.git(place.root(), nanos)
                .run("clone", "-q", dev.git() + "/sample", place.workTree().toString());
        return Program.git(place.workTree(), nanos);
    }

    private Duration install(Workplace place, Program git, DevChild dev)
            throws InterruptedException {
        plan.fleet().files().forEach(place::write);
        CommitId commit = commit(git, "Install the fleet");
        progress.accept("installing " + plan.fleet().size() + " applications");
        long start = nanos.getAsLong();
        git.run("push", "-q", "origin", "HEAD:main");
        Passage passage = awaitInstalled(commit, start, dev);
        return Duration.ofNanos(passage.lastAppliedAt() - start);
    }

    private Passage awaitInstalled(CommitId commit, long start, DevChild dev)
            throws InterruptedException {
        Set<ApplicationKey> all = plan.fleet().applications();
        while (nanos.getAsLong() - start < INSTALL.toNanos()) {
            Passage passage = sightings.await(commit, all, BETWEEN_LINES);
            mustNotFail(passage);
            dev.mustRun();
            progress.accept(
                    "applied " + passage.applied().size() + " of " + all.size() + " applications");
            if (passage.applied().containsAll(all)) {
                return passage;
            }
        }
        throw new CommandFailed("not installed after " + INSTALL.toMinutes() + " minutes");
    }

    private Program kubectl(Workplace place, DevChild dev) throws InterruptedException {
        try (Provisioning binaries = Provisioning.start(Progress.silent())) {
            Program kubectl =
                    Program.kubectl(
                            binaries.await(Binary.KUBECTL).path(), dev.kubeconfig(), place, nanos);
            kubectl.run("create", "namespace", YARDSTICK);
            return kubectl;
        }
    }

    private Trip push(int number, Workplace place, Program git) throws InterruptedException {
        Fleet fleet = plan.fleet();
        place.write(fleet.changedFile(number), fleet.changed(number));
        CommitId commit = commit(git, "Change " + number);
        Trip.Start start = new Trip.Start(Instant.now(), nanos.getAsLong());
        Program.Run run = git.run("push", "origin", "HEAD:main");
        ApplicationKey application = fleet.changedApplication(number);
        Passage passage = sightings.await(commit, Set.of(application), PUSH);
        mustNotFail(passage);
        if (!passage.applied().contains(application)) {
            throw new CommandFailed(
                    "push "
                            + number
                            + " is not applied after a minute; git push said:\n"
                            + run.output());
        }
        return Trip.of(start, run.took(), passage);
    }

    /// In a namespace of its own, so that two field managers do not quarrel over one object.
    private Duration apply(int number, Workplace place, Program kubectl)
            throws InterruptedException {
        Path file = place.workTree().resolve(plan.fleet().changedFile(number));
        return kubectl.run("apply", "--server-side", "-n", YARDSTICK, "-f", file.toString()).took();
    }

    private static CommitId commit(Program git, String message) throws InterruptedException {
        git.run("add", "-A");
        git.run("commit", "-q", "-m", message);
        return new CommitId(git.run("rev-parse", "HEAD").output().strip());
    }

    private static void mustNotFail(Passage passage) {
        passage.failure()
                .ifPresent(why -> {
                    throw new CommandFailed("the measurement makes no sense: " + why);
                });
    }

    private void say(int number, Trip trip, Duration apply) {
        progress.accept(
                (number <= PushPlan.WARM_UPS ? "warm-up " : "push ")
                        + (number <= PushPlan.WARM_UPS ? number : number - PushPlan.WARM_UPS)
                        + ": applied after "
                        + trip.applied().toMillis()
                        + " ms, kubectl "
                        + apply.toMillis()
                        + " ms");
    }
}
