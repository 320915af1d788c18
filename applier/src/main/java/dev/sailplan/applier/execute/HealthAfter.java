package dev.sailplan.applier.execute;

import dev.sailplan.applier.execute.Watching.Written;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The health of an application from the end of a release on: that of all its workloads, whichever release wrote them.
final class HealthAfter {
    static final String TASK = HealthTask.TASK;
    private static final Duration SOON = Duration.ofMillis(500);
    private final World world;

    HealthAfter(World world) {
        this.world = world;
    }

    /// A release that has settled, what of the application is to be looked at, and the health that was told.
    record Settled(Order order, Duration atMost, List<Written> objects, Health health) {}

    Health now(List<Written> workloads) {
        if (workloads.isEmpty()) {
            return new Health.Healthy();
        }
        try {
            return world.hasNodes() ? new HealthWait(world).look(workloads) : new Health.Stored();
        } catch (Interruption.Waiting e) {
            return new Health.Progressing("the cluster can't be read now");
        }
    }

    /// What a look comes to: what takes longer than it may is degraded.
    static Health judged(Watching watching, Health now, Instant at) {
        return now instanceof Health.Progressing(String why) && !at.isBefore(watching.until())
                ? new Health.Degraded("not healthy in time: " + why)
                : now;
    }

    /// All workloads of an inventory, with what is known of those that were written lately. A Job that nothing is known
    /// of was seen finished before, and may have removed itself since.
    static List<Written> workloads(
            Inventory inventory, List<Written> earlier, List<Written> lately) {
        Map<ObjectId, Written> all = new TreeMap<>();
        inventory.entries().values().stream()
                .filter(entry -> entry.uid().isPresent())
                .filter(entry -> Workloads.runsOn(entry.object()))
                .forEach(e -> all.put(e.object(), Written.of(e.object(), e.version())));
        earlier.stream()
                .filter(written -> inventory.find(written.object()).isPresent())
                .forEach(written -> all.put(written.object(), written));
        lately.forEach(written -> all.put(written.object(), written));
        return List.copyOf(all.values());
    }

    /// Goes on looking, without keeping the lane.
    Outputs watch(Settled settled, Lane lane) {
        if (settled.objects().isEmpty() || settled.health() instanceof Health.Healthy) {
            return Outputs.NONE;
        }
        Instant now = world.time().instant();
        Watching watching =
                new Watching(
                        settled.order().attempt(),
                        settled.objects(),
                        settled.health(),
                        now.plus(settled.atMost()),
                        Optional.of(now));
        lane.wakeAt(watching.isStored() ? world.looks().next(watching, now) : now.plus(SOON), TASK);
        return new ApplicationState(settled.order().application(), lane.state()).watch(watching);
    }
}
