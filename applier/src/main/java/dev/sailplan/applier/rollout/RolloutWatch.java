package dev.sailplan.applier.rollout;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.access.LookSchedule;
import dev.sailplan.applier.access.RoutineRequests;
import dev.sailplan.applier.health.NodeBoundKinds;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.applier.state.WatchedRollout;
import dev.sailplan.applier.state.WatchedRollout.Written;
import dev.sailplan.applier.status.ReleaseTools;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Watches the health of an application from the end of a release on, and says when it changed.
public final class RolloutWatch {
    public static final String TASK = "health";

    /// Goes on where another process left off, in its turn: not all applications at once.
    public static final String RESUME = "health-later";

    private static final Duration SOON = Duration.ofMillis(500);
    private final ReleaseTools context;
    private final HealthyRecheck healthy;

    public RolloutWatch(ReleaseTools context) {
        this.context = context;
        this.healthy = new HealthyRecheck(context);
    }

    /// A release that has settled, what of the application is to be looked at, what of that it wrote, and the health
    /// that was told.
    public record Settled(
            VerifiedRelease order,
            Duration atMost,
            List<Written> objects,
            List<Written> written,
            Health health) {
        /// A resource that was just written, and that its controller has said nothing of yet, looks like one that
        /// nobody says anything of.
        boolean isUnsaid() {
            return written.stream().anyMatch(it -> !NodeBoundKinds.isOne(it.object()));
        }
    }

    /// Goes on looking, without keeping the lane.
    public Outputs watch(Settled settled, Lane lane) {
        if (settled.objects().isEmpty()) {
            return Outputs.NONE;
        }
        Instant now = now();
        if (settled.health() instanceof Health.Healthy) {
            lane.wakeAt(next(settled, now), TASK);
            return Outputs.NONE;
        }
        WatchedRollout watching = watching(settled, now);
        lane.wakeAt(watching.isStored() ? schedule().next(watching, now) : now.plus(SOON), TASK);
        return new ReleaseState(settled.order().application(), lane.state()).watch(watching);
    }

    private Instant next(Settled settled, Instant now) {
        return settled.isUnsaid()
                ? schedule().afterWrite(now)
                : nextHealthy(settled.order().application(), settled.objects(), now);
    }

    private Instant nextHealthy(ApplicationKey application, List<Written> objects, Instant now) {
        return schedule().nextHealthy(application, objects.size(), now);
    }

    private static WatchedRollout watching(Settled settled, Instant now) {
        return new WatchedRollout(
                settled.order().attempt(),
                settled.objects(),
                settled.health(),
                now.plus(settled.atMost()),
                Optional.of(now));
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
        ClusterTools tools = context.tools().lookingAt(release, RoutineRequests.Purpose.HEALTH);
        Health seen = new ApplicationHealth(tools).now(watching.objects());
        boolean begins = watching.isStored() && !(seen instanceof Health.Stored);
        WatchedRollout going = begins ? watching.begunAt(now) : watching;
        Health health = ApplicationHealth.judged(going, seen, now);
        WatchedRollout next = going.saying(health);
        wakeFor(next, lane);
        Outputs told =
                health.equals(watching.last())
                        ? Outputs.NONE
                        : new HealthReport(context).of(next, state);
        return health instanceof Health.Healthy ? told.and(state.stopWatching()) : told;
    }

    private void wakeFor(WatchedRollout watching, Lane lane) {
        boolean works = watching.last() instanceof Health.Healthy;
        lane.wakeAt(
                works
                        ? nextHealthy(
                                watching.attempt().subject().application(),
                                watching.objects(),
                                now())
                        : schedule().next(watching, now()),
                TASK);
    }

    private LookSchedule schedule() {
        return context.tools().schedule();
    }

    private Instant now() {
        return context.tools().time().instant();
    }
}
