package dev.sailplan.applier.execute;

import dev.sailplan.applier.effect.Pruning;
import dev.sailplan.applier.execute.Ending.Stop;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.order.ObjectRules;
import dev.sailplan.applier.order.Schedule;
import dev.sailplan.applier.order.Step;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.log.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Step 6 of a release: writes in order, then prunes.
final class Execution {
    private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(1);
    private final World world;
    private final Lane lane;
    private final Prepared.Work work;
    private final Claimed claimed;
    private final Progress progress;
    private final Supplier<Optional<Generation>> newer;
    private Instant recordedAt;

    Execution(
            World world,
            Lane lane,
            Prepared.Work work,
            Claimed claimed,
            Progress progress,
            Supplier<Optional<Generation>> newer) {
        this.world = world;
        this.lane = lane;
        this.work = work;
        this.claimed = claimed;
        this.progress = progress;
        this.newer = newer;
        this.recordedAt = world.time().instant();
    }

    Ending carryOut() {
        keepAndForget();
        List<Supplier<Optional<Stop>>> steps = steps();
        Stop stop = new Stop.Finished();
        for (int i = 0; i < steps.size() && stop instanceof Stop.Finished; i++) {
            stop = boundary(i).or(steps.get(i)).orElse(stop);
            if (stop instanceof Stop.Finished && i < steps.size() - 1) {
                recordNowAndThen();
            }
        }
        return new Ending(stop, progress.results(), progress.workloads(), progress.timings());
    }

    /// Whoever resumes knows what was made meanwhile by its marks; what short steps made is recorded with the next.
    private void recordNowAndThen() {
        Instant now = world.time().instant();
        if (!now.isBefore(recordedAt.plus(BETWEEN_RECORDS))) {
            claimed.record();
            recordedAt = now;
        }
    }

    private List<Supplier<Optional<Stop>>> steps() {
        Map<ObjectId, ObjectRules> writes = new TreeMap<>();
        work.items().forEach(item -> writes.put(item.object(), item.asked().rules()));
        Map<ObjectId, ObjectRules> prunes = new TreeMap<>();
        deletions().forEach(fading -> prunes.put(fading.object(), rules(fading)));
        Schedule.Prunes schedule = Schedule.ofPrunes(prunes);
        List<Supplier<Optional<Stop>>> steps = new ArrayList<>();
        schedule.first().forEach(step -> steps.add(() -> prune(step)));
        Schedule.of(writes).forEach(step -> steps.add(() -> write(step)));
        if (!schedule.last().isEmpty()) {
            steps.add(() -> healthy("; nothing was pruned"));
        }
        schedule.last().forEach(step -> steps.add(() -> prune(step)));
        return steps;
    }

    /// An autoscaler that outlived the write of its target would undo it.
    private ObjectRules rules(Fading fading) {
        boolean inTheWay =
                fading.frees()
                        .filter(t -> work.items().stream().anyMatch(i -> t.is(i.object())))
                        .isPresent();
        return inTheWay ? fading.rules().prunedFirst() : fading.rules();
    }

    private List<Fading> deletions() {
        return work.fading().stream().filter(f -> f.pruning() instanceof Pruning.Delete).toList();
    }

    private void keepAndForget() {
        for (Fading fading : work.fading()) {
            if (fading.pruning() instanceof Pruning.Forget) {
                claimed.noteGone(List.of(fading.object()));
            }
        }
    }

    private Optional<Stop> boundary(int step) {
        lane.checkpoint();
        return step == 0 ? Optional.empty() : newer.get().map(Stop.Overtaken::new);
    }

    private Optional<Stop> write(Step step) {
        List<Item> items =
                work.items().stream().filter(i -> step.objects().contains(i.object())).toList();
        WritingStep writing = new WritingStep(world, work.finder(), claimed);
        Optional<Stop> broken =
                progress.timed(Progress.Part.APPLY, () -> writing.write(items, progress));
        return broken.or(() -> waited(step, items));
    }

    private Optional<Stop> waited(Step step, List<Item> items) {
        if (!step.waitsForHealth()) {
            return Optional.empty();
        }
        return progress.timed(Progress.Part.HEALTH, () -> stepWait().after(items, progress));
    }

    /// Whoever resumes in the middle of it has to wait again, so that nothing counts as written before.
    private Optional<Stop> healthy(String consequence) {
        List<Watching.Written> awaited = progress.workloads();
        List<InventoryEntry> written =
                claimed.doubt(
                        awaited.stream()
                                .filter(workload -> !workload.leaves())
                                .map(Watching.Written::object)
                                .toList());
        claimed.record();
        Optional<String> objection =
                awaited.isEmpty() || !world.hasNodes()
                        ? Optional.empty()
                        : progress.timed(Progress.Part.HEALTH, () -> stepWait().healthy(awaited));
        if (objection.isEmpty()) {
            claimed.note(written);
        }
        return objection.map(why -> new Stop.Broken(why + consequence));
    }

    private StepWait stepWait() {
        return new StepWait(world, lane, claimed, work.plan());
    }

    private Optional<Stop> prune(Step step) {
        List<Fading> fading =
                deletions().stream().filter(f -> step.objects().contains(f.object())).toList();
        return progress.timed(
                Progress.Part.PRUNE, () -> new PruningStep(world, claimed).prune(fading, progress));
    }
}
