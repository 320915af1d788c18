package dev.sailplan.applier.execute;

import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The health of what a release changed, from its end on.
final class HealthAfter {
    static final String TASK = HealthTask.TASK;
    private static final Duration SOON = Duration.ofMillis(500);
    private final World world;

    HealthAfter(World world) {
        this.world = world;
    }

    /// An applied release, with the health that its outcome gave.
    record Applied(Order order, Plan plan, Ending ending, Health health) {}

    Health now(List<Watching.Written> workloads) {
        if (workloads.isEmpty()) {
            return new Health.Healthy();
        }
        try {
            return world.hasNodes() ? new HealthWait(world).look(workloads) : new Health.Stored();
        } catch (Interruption.Waiting e) {
            return new Health.Progressing("the cluster can't be read now");
        }
    }

    /// Another look at what is watched; empty where nothing changed or nothing is watched any more.
    static Optional<Health> judged(Watching watching, Health now, Instant at) {
        Health health =
                now instanceof Health.Progressing(String why) && !at.isBefore(watching.until())
                        ? new Health.Degraded("not healthy in time: " + why)
                        : now;
        return health.equals(watching.last()) ? Optional.empty() : Optional.of(health);
    }

    /// Goes on looking, without keeping the lane.
    Outputs watch(Applied applied, Lane lane) {
        boolean open =
                applied.health() instanceof Health.Progressing
                        || applied.health() instanceof Health.Degraded;
        if (!open) {
            return Outputs.NONE;
        }
        Instant now = world.time().instant();
        lane.wakeAt(now.plus(SOON), TASK);
        Watching watching =
                new Watching(
                        applied.order().attempt(),
                        applied.ending().workloads(),
                        applied.health(),
                        now.plus(applied.plan().options().waitAtMost()));
        return new ApplicationState(applied.order().application(), lane.state()).watch(watching);
    }
}
