package dev.sailplan.applier.rollout;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.access.LookSchedule;
import dev.sailplan.applier.access.RoutineRequests;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.Owner;
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
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks now and then at an application that was healthy when it was looked at last: somebody may have broken it by
/// hand, and what depends on it goes on as long as it is called healthy. It also looks where nobody knows any more how
/// an application works, since what was kept of it is lost.
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
        attempt(state).ifPresent(attempt -> wakeFor(attempt, state.health(), lane));
    }

    Outputs look(ReleaseState state, Lane lane) {
        return attempt(state).map(attempt -> look(attempt, state, lane)).orElse(Outputs.NONE);
    }

    /// The release that settled last, if all was well after it, or if nobody knows any more whether it was.
    private Optional<Attempt> attempt(ReleaseState state) {
        return switch (state.health()) {
            case Health.Healthy _ ->
                    state.outcome()
                            .filter(Outcome.OfRelease.class::isInstance)
                            .map(it -> ((Outcome.OfRelease) it).attempt())
                            .or(() -> inventory(state).flatMap(Inventory::ended));
            case Health.Unknown unknown ->
                    inventory(state)
                            .filter(it -> isApplied(it) || !objects(it, unknown).isEmpty())
                            .flatMap(Inventory::ended);
            case Health.Stored _, Health.Progressing _, Health.Degraded _ -> Optional.empty();
        };
    }

    private Optional<Inventory> inventory(ReleaseState state) {
        return state.told()
                .map(Owner::of)
                .map(owner -> context.tools().inventories().of(owner).inventory());
    }

    /// What failed and left nothing to look at is not called healthy.
    private static boolean isApplied(Inventory inventory) {
        return inventory.settled().filter(it -> it.end() == Status.End.APPLIED).isPresent();
    }

    private static List<Written> objects(Inventory inventory, Health told) {
        List<Written> unfinished =
                told instanceof Health.Unknown ? ApplicationHealth.runs(inventory) : List.of();
        return ApplicationHealth.objects(inventory, unfinished, List.of());
    }

    /// A cluster that does not say anything now says nothing about the application either.
    private Outputs look(Attempt attempt, ReleaseState state, Lane lane) {
        ClusterTools tools =
                context.tools().lookingAt(attempt.release(), RoutineRequests.Purpose.HEALTH);
        Health told = state.health();
        List<Written> objects = objects(report.inventory(attempt), told);
        Health health = new ApplicationHealth(tools).again(objects).orElse(told);
        if (health.equals(told) || health instanceof Health.Healthy) {
            wakeFor(attempt, health, lane);
            return health.equals(told) ? Outputs.NONE : report.of(attempt, health, state);
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

    private void wakeFor(Attempt attempt, Health told, Lane lane) {
        int requests = objects(report.inventory(attempt), told).size();
        Instant now = context.tools().time().instant();
        ApplicationKey application = attempt.subject().application();
        LookSchedule schedule = context.tools().schedule();
        if (told instanceof Health.Unknown) {
            lane.wakeAt(schedule.nextUnknown(application, requests, now), RolloutWatch.TASK);
        } else if (requests > 0) {
            lane.wakeAt(schedule.nextHealthy(application, requests, now), RolloutWatch.TASK);
        }
    }
}
