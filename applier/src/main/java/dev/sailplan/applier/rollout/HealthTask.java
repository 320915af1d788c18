package dev.sailplan.applier.rollout;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.access.HealthSchedule;
import dev.sailplan.applier.access.RoutineRequests;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.WatchedRollout;
import dev.sailplan.applier.status.ReleaseTools;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Instant;

/// Looks again at the health of an application, and says when it changed.
public final class HealthTask {
    public static final String TASK = "health";

    /// Goes on where another process left off, in its turn: not all applications at once.
    public static final String RESUME = "health-later";

    private final ReleaseTools context;
    private final HealthyRecheck healthy;

    public HealthTask(ReleaseTools context) {
        this.context = context;
        this.healthy = new HealthyRecheck(context);
    }

    public Outputs run(ApplicationKey application, Lane lane) {
        ReleaseState state = new ReleaseState(application, lane.state());
        return state.watching()
                .map(watching -> look(watching, state, lane))
                .orElseGet(() -> healthy.look(state, lane));
    }

    public Outputs resume(ApplicationKey application, Lane lane) {
        new ReleaseState(application, lane.state())
                .watching()
                .ifPresent(watching -> wakeFor(watching, lane));
        return Outputs.NONE;
    }

    /// The same for an application that is not watched, once its inventory is known.
    public void resumeHealthy(ApplicationKey application, Lane lane) {
        ReleaseState state = new ReleaseState(application, lane.state());
        if (state.watching().isEmpty()) {
            healthy.plan(state, lane);
        }
    }

    private Outputs look(WatchedRollout watching, ReleaseState state, Lane lane) {
        Instant now = now();
        Digest release = watching.attempt().release();
        ClusterTools world = context.world().lookingAt(release, RoutineRequests.Purpose.HEALTH);
        Health seen = new RolloutWatch(world).now(watching.objects());
        boolean begins = watching.isStored() && !(seen instanceof Health.Stored);
        WatchedRollout going = begins ? watching.begunAt(now) : watching;
        Health health = RolloutWatch.judged(going, seen, now);
        WatchedRollout next = going.saying(health);
        wakeFor(next, lane);
        Outputs told =
                health.equals(watching.last())
                        ? Outputs.NONE
                        : new HealthReport(context).of(next, state);
        return health instanceof Health.Healthy ? told.and(state.stopWatching()) : told;
    }

    private void wakeFor(WatchedRollout watching, Lane lane) {
        HealthSchedule looks = context.world().looks();
        boolean works = watching.last() instanceof Health.Healthy;
        lane.wakeAt(
                works
                        ? looks.nextHealthy(
                                watching.attempt().subject().application(),
                                watching.objects().size(),
                                now())
                        : looks.next(watching, now()),
                TASK);
    }

    private Instant now() {
        return context.world().time().instant();
    }
}
