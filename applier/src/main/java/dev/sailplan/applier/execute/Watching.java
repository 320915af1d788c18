package dev.sailplan.applier.execute;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import java.time.Instant;
import java.util.List;

/// An applied release whose health is still looked at, until it is healthy or the time is over.
public record Watching(Attempt attempt, List<Written> objects, Health last, Instant until) {
    public Watching {
        objects = List.copyOf(objects);
    }

    /// An object with the `metadata.generation` that our write gave it; `leaves` where it removes itself once it
    /// is finished.
    public record Written(ObjectId object, String version, long generation, boolean leaves) {}
}
