package dev.sailplan.tools.bench.stand;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.tools.bench.measure.Cleanup;
import dev.sailplan.tools.bench.sight.HealthSightings;
import dev.sailplan.tools.bench.sight.LogWatch;
import dev.sailplan.tools.bench.sight.Sightings;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// A dev that is measured, with a clone of its sample repository and a follower of its topics.
public record MeasuredDev(
        Workplace place,
        DevChild dev,
        MeasuredProgram git,
        Sightings sightings,
        HealthSightings health,
        LongSupplier nanos,
        Consumer<String> progress) {

    public static MeasuredDev start(StandSetup stands) throws InterruptedException {
        LongSupplier nanos = System::nanoTime;
        Workplace place = stands.place();
        Cleanup cleanup = stands.cleanup();
        DevChild dev = DevChild.start(place.data(), stands.starts(), cleanup);
        Sightings sightings = new Sightings(nanos);
        HealthSightings health = new HealthSightings(nanos);
        LogWatch.start(
                dev.kafka(),
                record -> {
                    sightings.note(record);
                    health.note(record);
                },
                cleanup);
        MeasuredProgram.git(place.root(), nanos)
                .run("clone", "-q", dev.git() + "/sample", place.workTree().toString());
        MeasuredProgram git = MeasuredProgram.git(place.workTree(), nanos);
        return new MeasuredDev(place, dev, git, sightings, health, nanos, stands.progress());
    }

    /// Commits what the work tree has.
    public CommitId commit(String message) throws InterruptedException {
        git.run("add", "-A");
        git.run("commit", "-q", "-m", message);
        return new CommitId(git.run("rev-parse", "HEAD").output().strip());
    }

    public void say(String line) {
        progress.accept(line);
    }
}
