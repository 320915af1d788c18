package dev.sailplan.applier.state;

import dev.sailplan.applier.health.NodeBoundKinds;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An application whose health is looked at until all of it works. `attempt` is the release that settled last;
/// what is not healthy at `until` is degraded, and looked at rarely from then on. `since` is when the time began to
/// run.
public record WatchedRollout(
        Attempt attempt,
        List<Written> objects,
        Health last,
        Instant until,
        Optional<Instant> since) {
    public WatchedRollout {
        objects = List.copyOf(objects);
    }

    /// An object with the `metadata.generation` that our write gave it, 0 where it is not known; `leaves` where it
    /// removes itself once it is finished. `degraded` is why it did not work when it was written: the same word
    /// afterwards is about the rollout before.
    public record Written(
            ObjectId object,
            String version,
            long generation,
            boolean leaves,
            Optional<String> degraded) {
        public static Written of(ObjectId object, String version) {
            return new Written(object, version, 0, false, Optional.empty());
        }
    }

    public boolean isStored() {
        return last instanceof Health.Stored;
    }

    /// What a look costs: of what needs nodes nobody asks while there are none.
    public int requests() {
        boolean runs = objects.stream().anyMatch(it -> NodeBoundKinds.isOne(it.object()));
        return isStored() && runs ? 1 : objects.size();
    }

    /// For how long it has been waited.
    public Duration age(Instant now) {
        return since.map(begun -> Duration.between(begun, now)).orElse(Duration.ZERO);
    }

    /// With another word, the time as before.
    public WatchedRollout saying(Health health) {
        return new WatchedRollout(attempt, objects, health, until, since);
    }

    /// What could not run begins to: its time runs from now on.
    public WatchedRollout begunAt(Instant now) {
        Duration atMost = since.map(begun -> Duration.between(begun, until)).orElse(DEFAULT);
        return new WatchedRollout(attempt, objects, last, now.plus(atMost), Optional.of(now));
    }

    private static final Duration DEFAULT = Duration.ofMinutes(5);
}
