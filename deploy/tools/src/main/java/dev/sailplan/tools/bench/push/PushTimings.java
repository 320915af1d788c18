package dev.sailplan.tools.bench.push;

import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.tools.bench.sight.Passage;
import dev.sailplan.tools.bench.sight.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// Holds the times of one push, counted from its start: until its outcome could be read, until `git push` ended, and
/// until each record on the way was made and could be read.
public record PushTimings(
        Duration applied,
        Duration gitPush,
        Map<Stage, Duration> made,
        Map<Stage, Duration> readable,
        Timings timings) {
    public PushTimings {
        made = Map.copyOf(made);
        readable = Map.copyOf(readable);
    }

    /// Holds the start of a push on both clocks.
    record Start(Instant at, long nanos) {}

    static PushTimings of(Start start, Duration gitPush, Passage passage) {
        Map<Stage, Duration> made = new EnumMap<>(Stage.class);
        Map<Stage, Duration> readable = new EnumMap<>(Stage.class);
        passage.first()
                .forEach((stage, sighting) -> {
                    made.put(stage, Duration.between(start.at(), sighting.made()));
                    readable.put(stage, Duration.ofNanos(sighting.readableAt() - start.nanos()));
                });
        return new PushTimings(
                Duration.ofNanos(passage.lastAppliedAt() - start.nanos()),
                gitPush,
                made,
                readable,
                passage.timings().orElse(Timings.NONE));
    }
}
