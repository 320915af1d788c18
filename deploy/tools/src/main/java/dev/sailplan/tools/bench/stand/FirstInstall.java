package dev.sailplan.tools.bench.stand;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.sight.Passage;
import java.time.Duration;

/// Pushes all applications at once and waits until the last of them is applied.
public final class FirstInstall {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private final MeasuredDev stand;
    private final Fleet fleet;

    public FirstInstall(MeasuredDev stand, Fleet fleet) {
        this.stand = stand;
        this.fleet = fleet;
    }

    /// From the start of `git push` until the last `Applied` could be read.
    public Duration run() throws InterruptedException {
        fleet.files().forEach(stand.place()::write);
        CommitId commit = stand.commit("Install the fleet");
        stand.say("installing " + fleet.size() + " applications");
        long start = stand.nanos().getAsLong();
        stand.git().run("push", "-q", "origin", "HEAD:main");
        Passage passage = new AppliedWait(stand, fleet.applications()).await(commit, PATIENCE);
        return Duration.ofNanos(passage.lastAppliedAt() - start);
    }
}
