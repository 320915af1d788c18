package dev.sailplan.applier.execute;

import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.log.port.Exclusion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks whether a newer release may take over, on behalf of all writes of a step that are to be tried again: what
/// waits for a webhook or a namespace is not written once Git says something else.
final class Overtaking {
    /// To ask may dry-run the newer release, and as many ask as there are objects.
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Supplier<Optional<Generation>> newer;
    private final World world;
    private final Exclusion oneAtATime;
    private volatile Optional<Generation> by = Optional.empty();
    private volatile Instant next = Instant.MIN;

    Overtaking(World world, Supplier<Optional<Generation>> newer) {
        this.world = world;
        this.newer = newer;
        this.oneAtATime = world.patience().exclusion();
    }

    /// By which release; once there is one it stays.
    Optional<Generation> by() {
        return by;
    }

    boolean isDue() {
        return oneAtATime.alone(this::asked).isPresent();
    }

    private Optional<Generation> asked() {
        Instant now = world.time().instant();
        if (by.isEmpty() && !now.isBefore(next)) {
            next = now.plus(BETWEEN);
            by = newer.get();
        }
        return by;
    }
}
