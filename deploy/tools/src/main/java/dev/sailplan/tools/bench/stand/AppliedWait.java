package dev.sailplan.tools.bench.stand;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.tools.bench.sight.Passage;
import java.time.Duration;
import java.util.Set;

/// Waits until a commit is applied by all applications, and says now and then how far it is.
public record AppliedWait(MeasuredDev stand, Set<ApplicationKey> applications) {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    /// Throws [CommandFailed] where something fails, or the time is over.
    public Passage await(CommitId commit, Duration patience) throws InterruptedException {
        long start = stand.nanos().getAsLong();
        while (stand.nanos().getAsLong() - start < patience.toNanos()) {
            Passage passage = stand.sightings().await(commit, applications, BETWEEN_LINES);
            passage.mustNotHaveFailed();
            stand.dev().mustRun();
            stand.say(
                    "applied %d of %d applications"
                            .formatted(passage.applied().size(), applications.size()));
            if (passage.applied().containsAll(applications)) {
                return passage;
            }
        }
        throw new CommandFailed("not applied after " + patience.toMinutes() + " minutes");
    }
}
