package dev.sailplan.applier.execute;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks again at the health of what was applied, and says when it changed.
public final class HealthTask {
    public static final String TASK = "health";
    private static final Duration POLL = Duration.ofSeconds(1);
    private final Context context;

    public HealthTask(Context context) {
        this.context = context;
    }

    public Outputs run(ApplicationKey application, Lane lane) {
        ApplicationState state = new ApplicationState(application, lane.state());
        return state.watching().map(w -> look(w, state, lane)).orElse(Outputs.NONE);
    }

    private Outputs look(Watching watching, ApplicationState state, Lane lane) {
        Instant now = context.world().time().instant();
        Health seen = new HealthAfter(context.world()).now(watching.objects());
        Optional<Health> changed = HealthAfter.judged(watching, seen, now);
        boolean over = !(seen instanceof Health.Progressing) && !(seen instanceof Health.Degraded);
        boolean ends = over || !now.isBefore(watching.until());
        if (!ends) {
            lane.wakeAt(now.plus(POLL), TASK);
        }
        Outputs told = changed.map(health -> told(watching, health, state)).orElse(Outputs.NONE);
        return told.and(ends ? state.stopWatching() : Outputs.NONE);
    }

    private Outputs told(Watching watching, Health health, ApplicationState state) {
        Attempt attempt = watching.attempt();
        Instant now = context.world().time().instant();
        Owner owner =
                new Owner(
                        attempt.subject().application(),
                        attempt.subject().cluster(),
                        attempt.subject().repository());
        Inventory inventory = context.world().inventories().of(owner).inventory();
        Watching next = new Watching(attempt, watching.objects(), health, watching.until());
        return new StatusOf(context.records(), context.world().time())
                .publish(inventory, state, health, Optional.empty())
                .and(state.watch(next))
                .with(
                        context.records()
                                .outcome(
                                        new Outcome.HealthChanged(
                                                attempt, health, reasons(health), now)));
    }

    private static List<String> reasons(Health health) {
        return switch (health) {
            case Health.Progressing(String why) -> List.of(why);
            case Health.Degraded(String why) -> List.of(why);
            case Health.Healthy _, Health.Stored _, Health.Unknown _ -> List.of();
        };
    }
}
