package dev.sailplan.deploy.bench;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.deploy.cli.CommandFailed;
import java.time.Duration;
import java.util.Set;

/// Pushes all applications at once and waits until the last of them is applied.
final class FirstInstall {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
    private final Stand stand;
    private final Fleet fleet;

    FirstInstall(Stand stand, Fleet fleet) {
        this.stand = stand;
        this.fleet = fleet;
    }

    /// From the start of `git push` until the last `Applied` could be read.
    Duration run() throws InterruptedException {
        fleet.files().forEach(stand.place()::write);
        CommitId commit = stand.commit("Install the fleet");
        stand.say("installing " + fleet.size() + " applications");
        long start = stand.nanos().getAsLong();
        stand.git().run("push", "-q", "origin", "HEAD:main");
        return Duration.ofNanos(awaited(commit, start).lastAppliedAt() - start);
    }

    private Passage awaited(CommitId commit, long start) throws InterruptedException {
        Set<ApplicationKey> all = fleet.applications();
        while (stand.nanos().getAsLong() - start < PATIENCE.toNanos()) {
            Passage passage = stand.sightings().await(commit, all, BETWEEN_LINES);
            passage.mustNotHaveFailed();
            stand.dev().mustRun();
            stand.say(
                    "applied " + passage.applied().size() + " of " + all.size() + " applications");
            if (passage.applied().containsAll(all)) {
                return passage;
            }
        }
        throw new CommandFailed("not installed after " + PATIENCE.toMinutes() + " minutes");
    }
}
