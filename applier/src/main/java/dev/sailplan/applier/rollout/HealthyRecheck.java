package dev.sailplan.applier.rollout;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.access.HealthSchedule;
import dev.sailplan.applier.access.RoutineRequests;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.WatchedRollout;
import dev.sailplan.applier.state.WatchedRollout.Written;
import dev.sailplan.applier.status.ReleaseTools;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks now and then at an application that was healthy when it was looked at last: somebody may have broken it by
/// hand, and what depends on it goes on as long as it is called healthy.
///
/// Nothing is kept for it: which objects there are, the inventory says, and that all of them worked, the last status.
final class HealthyRecheck {
    private static final Duration DEFAULT = Duration.ofMinutes(5);
    private final ReleaseTools context;
    private final HealthReport report;

    HealthyRecheck(ReleaseTools context) {
        this.context = context;
        this.report = new HealthReport(context);
    }

    /// Sets the time of the next look, where there is something to look at.
    void plan(ReleaseState state, Lane lane) {
        attempt(state).ifPresent(attempt -> wakeFor(attempt, objects(attempt), lane));
    }

    Outputs look(ReleaseState state, Lane lane) {
        return attempt(state)
                .map(attempt -> look(attempt, objects(attempt), state, lane))
                .orElse(Outputs.NONE);
    }

    /// The release that settled last, if all was well after it.
    private static Optional<Attempt> attempt(ReleaseState state) {
        return state.outcome()
                .filter(_ -> state.health() instanceof Health.Healthy)
                .filter(Outcome.OfRelease.class::isInstance)
                .map(it -> ((Outcome.OfRelease) it).attempt());
    }

    private List<Written> objects(Attempt attempt) {
        return ApplicationHealth.objects(report.inventory(attempt), List.of(), List.of());
    }

    /// A cluster that does not say anything now says nothing about the application either.
    private Outputs look(Attempt attempt, List<Written> objects, ReleaseState state, Lane lane) {
        ClusterTools tools =
                context.tools().lookingAt(attempt.release(), RoutineRequests.Purpose.HEALTH);
        Health health = new ApplicationHealth(tools).again(objects).orElseGet(Health.Healthy::new);
        if (health instanceof Health.Healthy) {
            wakeFor(attempt, objects, lane);
            return Outputs.NONE;
        }
        WatchedRollout watching = begun(attempt, objects, health, state);
        lane.wakeAt(tools.schedule().next(watching, tools.time().instant()), RolloutWatch.TASK);
        return report.of(watching, state);
    }

    private WatchedRollout begun(
            Attempt attempt, List<Written> objects, Health health, ReleaseState state) {
        Duration atMost =
                state.plans()
                        .plan(attempt.plan())
                        .map(Plan::options)
                        .map(PlanOptions::waitAtMost)
                        .orElse(DEFAULT);
        Instant now = context.tools().time().instant();
        return new WatchedRollout(attempt, objects, health, now.plus(atMost), Optional.of(now));
    }

    private void wakeFor(Attempt attempt, List<Written> objects, Lane lane) {
        if (!objects.isEmpty()) {
            Instant now = context.tools().time().instant();
            ApplicationKey application = attempt.subject().application();
            HealthSchedule schedule = context.tools().schedule();
            lane.wakeAt(schedule.nextHealthy(application, objects.size(), now), RolloutWatch.TASK);
        }
    }
}
