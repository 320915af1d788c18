package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.effect.AskedObject;
import dev.sailplan.applier.effect.PlanProvisions;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.log.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks about objects whose definitions this release has changed until the server goes by the new ones: it takes a moment
/// to do so, and says nothing of it.
public final class DefinitionWait {
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private final ClusterTools tools;
    private final DryRuns dryRuns;
    private final Lane lane;
    private final Duration patience;

    /// `wait` is how long the application's objects may take to work.
    public DefinitionWait(ClusterTools tools, DryRuns dryRuns, Lane lane, Duration wait) {
        this.tools = tools;
        this.dryRuns = dryRuns;
        this.lane = lane;
        this.patience = wait.compareTo(AT_MOST) < 0 ? wait : AT_MOST;
    }

    /// What is still refused then is invalid.
    public Map<ObjectId, ObjectDryRun> find(List<AskedObject> all) {
        Map<ObjectId, ObjectDryRun> found = new HashMap<>();
        Instant end = tools.time().instant().plus(patience);
        Duration pause = FIRST_PAUSE;
        List<AskedObject> open = all;
        while (true) {
            boolean last = !tools.time().instant().isBefore(end);
            DryRuns now = last ? dryRuns.afterDefinitions() : dryRuns;
            now.find(open).forEach(item -> found.put(item.object(), item));
            open = open.stream().filter(asked -> isBehind(found.get(asked.object()))).toList();
            if (open.isEmpty()) {
                return found;
            }
            lane.checkpoint();
            tools.retries().pause(pause);
            pause = longer(pause);
        }
    }

    private static boolean isBehind(@Nullable ObjectDryRun item) {
        return item != null && PlanProvisions.awaitsDefinition(item.effect().prediction());
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
