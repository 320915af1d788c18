package dev.sailplan.applier.execute;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Outbound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks again at the health of an application, and says when it changed.
public final class HealthTask {
    public static final String TASK = "health";

    /// Goes on where another process left off, in its turn: not all applications at once.
    public static final String RESUME = "health-later";

    private final Context context;

    public HealthTask(Context context) {
        this.context = context;
    }

    public Outputs run(ApplicationKey application, Lane lane) {
        ApplicationState state = new ApplicationState(application, lane.state());
        return state.watching().map(w -> look(w, state, lane)).orElse(Outputs.NONE);
    }

    public Outputs resume(ApplicationKey application, Lane lane) {
        new ApplicationState(application, lane.state())
                .watching()
                .ifPresent(watching -> wakeFor(watching, lane));
        return Outputs.NONE;
    }

    private Outputs look(Watching watching, ApplicationState state, Lane lane) {
        Instant now = now();
        Digest release = watching.attempt().release();
        World world = context.world().lookingAt(release, RoutineErrand.Purpose.HEALTH);
        Health seen = new HealthAfter(world).now(watching.objects());
        boolean begins = watching.isStored() && !(seen instanceof Health.Stored);
        Watching going = begins ? watching.begunAt(now) : watching;
        Health health = HealthAfter.judged(going, seen, now);
        Watching next = going.saying(health);
        Outputs told = health.equals(watching.last()) ? Outputs.NONE : told(next, state);
        if (health instanceof Health.Healthy) {
            return told.and(state.stopWatching());
        }
        wakeFor(next, lane);
        return told;
    }

    private void wakeFor(Watching watching, Lane lane) {
        lane.wakeAt(context.world().looks().next(watching, now()), TASK);
    }

    private Outputs told(Watching next, ApplicationState state) {
        Attempt attempt = next.attempt();
        Owner owner = Owner.of(attempt.subject());
        Inventory inventory = context.world().inventories().of(owner).inventory();
        Outputs outputs =
                new StatusOf(context)
                        .publish(inventory, state, next.last(), Optional.empty())
                        .and(state.watch(next));
        return isApplied(attempt, state) ? outputs.with(changed(next)) : outputs;
    }

    /// Of a release that was held or failed, the status alone tells how what it left works.
    private static boolean isApplied(Attempt attempt, ApplicationState state) {
        return state.outcome()
                .filter(Outcome.Applied.class::isInstance)
                .map(Outcome.Applied.class::cast)
                .filter(applied -> applied.attempt().equals(attempt))
                .isPresent();
    }

    private List<Outbound> changed(Watching next) {
        return context.records()
                .outcome(
                        new Outcome.HealthChanged(
                                next.attempt(), next.last(), reasons(next.last()), now()));
    }

    private Instant now() {
        return context.world().time().instant();
    }

    private static List<String> reasons(Health health) {
        return switch (health) {
            case Health.Progressing(String why) -> List.of(why);
            case Health.Degraded(String why) -> List.of(why);
            case Health.Healthy _, Health.Stored _, Health.Unknown _ -> List.of();
        };
    }
}
