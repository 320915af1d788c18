package dev.sailplan.applier.write;

import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.log.threads.Exclusion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks whether a newer release may supersede this one, on behalf of all writes of a step that are to be tried again:
/// what waits for a webhook or a namespace is not written once Git says something else.
final class SupersessionCheck {
    /// To ask may dry-run the newer release, which takes seconds where the cluster is slow, and as many ask as there
    /// are objects: none of those that waited meanwhile asks for itself.
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Supplier<Optional<Generation>> newer;
    private final InstantSource time;
    private final Exclusion oneAtATime;
    private volatile Optional<Generation> by = Optional.empty();
    private volatile Instant next = Instant.MIN;

    SupersessionCheck(
            InstantSource time, Exclusion oneAtATime, Supplier<Optional<Generation>> newer) {
        this.time = time;
        this.oneAtATime = oneAtATime;
        this.newer = newer;
    }

    /// By which release; once there is one it stays.
    Optional<Generation> by() {
        return by;
    }

    boolean isDue() {
        return oneAtATime.alone(this::asked).isPresent();
    }

    private Optional<Generation> asked() {
        Instant now = time.instant();
        if (by.isEmpty() && !now.isBefore(next)) {
            by = newer.get();
            next = after(now, time.instant());
        }
        return by;
    }

    private static Instant after(Instant begin, Instant end) {
        Duration took = Duration.between(begin, end);
        return end.plus(took.compareTo(BETWEEN) > 0 ? took : BETWEEN);
    }
}
