package dev.sailplan.applier.write;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.claim.ClaimSession;
import dev.sailplan.applier.claim.ReleaseRequestCause;
import dev.sailplan.applier.dryrun.DefinitionWait;
import dev.sailplan.applier.dryrun.HandOverReceipts;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.dryrun.PruneChecks;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.order.Schedule;
import dev.sailplan.applier.order.Step;
import dev.sailplan.applier.prepare.ChangeSet;
import dev.sailplan.applier.prepare.SilentWebhooks;
import dev.sailplan.applier.state.WatchedRollout;
import dev.sailplan.applier.write.ExecutionResult.Stop;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.rules.ObjectRules;
import dev.sailplan.common.log.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Carries out step 6 of a release: writes in order, then prunes.
public final class Execution {
    private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(1);
    private final ClusterTools tools;
    private final Terms terms;
    private final ChangeSet changes;
    private final ClaimSession claimed;
    private final Progress progress;
    private Instant recordedAt;

    public Execution(
            ClusterTools tools,
            Terms terms,
            ChangeSet changes,
            ClaimSession claimed,
            Progress progress) {
        this.tools = tools.on(terms.requests().under(claimed));
        this.terms = terms;
        this.changes = changes;
        this.claimed = claimed;
        this.progress = progress;
        this.recordedAt = tools.time().instant();
    }

    /// Holds the lane, what requests are sent for, which newer release may supersede it by now, and whether objects are
    /// let go rather than deleted.
    public record Terms(
            Lane lane,
            ReleaseRequestCause requests,
            Supplier<Optional<Generation>> newer,
            boolean letsGo) {}

    public ExecutionResult carryOut() {
        keepAndForget();
        List<Supplier<Optional<Stop>>> steps = steps();
        Stop stop = new Stop.Finished();
        for (int i = 0; i < steps.size() && stop instanceof Stop.Finished; i++) {
            stop = boundary(i).or(steps.get(i)).orElse(stop);
            if (stop instanceof Stop.Finished && i < steps.size() - 1) {
                recordNowAndThen();
            }
        }
        if (stop instanceof Stop.Finished) {
            handOver();
        } else {
            forgetUntried();
        }
        return new ExecutionResult(stop, progress.results(), progress.judged(), progress.timings());
    }

    /// Whoever resumes knows what was made meanwhile by its marks; what short steps made is recorded with the next, but
    /// for runs.
    private void recordNowAndThen() {
        Instant now = tools.time().instant();
        if (claimed.owesRuns() || !now.isBefore(recordedAt.plus(BETWEEN_RECORDS))) {
            claimed.record();
            recordedAt = now;
        }
    }

    private List<Supplier<Optional<Stop>>> steps() {
        SilentWebhooks silent = SilentWebhooks.of(changes);
        List<ObjectDryRun> repairs = silent.changes(changes.items());
        Map<ObjectId, ObjectRules> writes = new TreeMap<>();
        changes.items().forEach(item -> writes.put(item.object(), item.asked().rules()));
        repairs.forEach(item -> writes.remove(item.object()));
        Map<ObjectId, ObjectRules> prunes = new TreeMap<>();
        deletions().forEach(candidate -> prunes.put(candidate.object(), rules(candidate, silent)));
        Schedule.Prunes schedule = Schedule.ofPrunes(prunes);
        List<Supplier<Optional<Stop>>> steps = new ArrayList<>();
        if (!repairs.isEmpty()) {
            steps.add(() -> written(repairs));
        }
        schedule.first().forEach(step -> steps.add(() -> prune(step)));
        Schedule.of(writes).forEach(step -> steps.add(() -> write(step)));
        if (!schedule.last().isEmpty()) {
            steps.add(() -> healthy("; nothing was pruned"));
        }
        schedule.last().forEach(step -> steps.add(() -> prune(step)));
        List<PruneCandidate> left =
                changes.prunes().stream()
                        .filter(f -> f.pruning() instanceof PruneEffect.LetGo)
                        .toList();
        if (!left.isEmpty()) {
            steps.add(() -> letGo(left));
        }
        List<PruneCandidate> unseen =
                changes.prunes().stream().filter(UnseenObjects::isOne).toList();
        if (!unseen.isEmpty()) {
            steps.add(() -> seeTo(unseen));
        }
        return steps;
    }

    /// An autoscaler that outlived the write of its target would undo it; a silent webhook would keep it out.
    private ObjectRules rules(PruneCandidate candidate, SilentWebhooks silent) {
        boolean inTheWay =
                candidate
                                .frees()
                                .filter(t ->
                                        changes.items().stream().anyMatch(i -> t.is(i.object())))
                                .isPresent()
                        || silent.isRemovedBy(
                                candidate, new PruneChecks(tools, claimed.inventory().id()));
        return inTheWay ? candidate.rules().prunedFirst() : candidate.rules();
    }

    private List<PruneCandidate> deletions() {
        return changes.prunes().stream()
                .filter(f -> f.pruning() instanceof PruneEffect.Delete)
                .toList();
    }

    private void keepAndForget() {
        for (PruneCandidate candidate : changes.prunes()) {
            if (candidate.pruning() instanceof PruneEffect.Forget
                    && !UnseenObjects.isOne(candidate)) {
                claimed.noteGone(List.of(candidate.object()));
            }
        }
    }

    /// What is new with this release and was never begun is not there: nothing would be left to prune of it.
    private void forgetUntried() {
        Set<ObjectId> untried =
                progress.results().stream()
                        .filter(result -> result.done() instanceof Done.NotReached)
                        .map(ObjectResult::object)
                        .collect(Collectors.toSet());
        claimed.noteGone(
                changes.items().stream()
                        .filter(ObjectDryRun::isNew)
                        .map(ObjectDryRun::object)
                        .filter(untried::contains)
                        .toList());
    }

    /// What was taken is forgotten; what was not stays in the inventory, whatever becomes of its receiver.
    private void handOver() {
        List<PruneCandidate> given =
                changes.prunes().stream()
                        .filter(candidate -> candidate.pruning() instanceof PruneEffect.HandOver)
                        .toList();
        if (given.isEmpty()) {
            return;
        }
        claimed.recordRuns();
        HandOverReceipts.Ended ended =
                new HandOverReceipts(tools, claimed.inventory().id()).await(given);
        claimed.noteGone(ended.taken());
        ended.untaken().forEach(progress::note);
    }

    private Optional<Stop> boundary(int step) {
        terms.lane().checkpoint();
        terms.requests().nextStep();
        return step == 0 ? Optional.empty() : terms.newer().get().map(Stop.Superseded::new);
    }

    private Optional<Stop> write(Step step) {
        List<ObjectDryRun> items =
                changes.items().stream().filter(i -> step.objects().contains(i.object())).toList();
        return written(items).or(() -> waited(step, items));
    }

    private Optional<Stop> written(List<ObjectDryRun> items) {
        WritingStep writing =
                new WritingStep(
                        tools,
                        changes.dryRuns(),
                        claimed,
                        new SupersessionCheck(
                                tools.time(), tools.retries().exclusion(), terms.newer()),
                        new DefinitionWait(
                                tools,
                                changes.dryRuns(),
                                terms.lane(),
                                changes.plan().options().waitAtMost()));
        return progress.timed(Progress.Part.APPLY, () -> writing.write(items, progress));
    }

    private Optional<Stop> waited(Step step, List<ObjectDryRun> items) {
        if (!step.waitsForHealth()) {
            return Optional.empty();
        }
        claimed.recordRuns();
        return progress.timed(Progress.Part.HEALTH, () -> stepWait().after(items, progress));
    }

    /// Whoever resumes in the middle of it has to wait again, so that nothing counts as written before.
    private Optional<Stop> healthy(String consequence) {
        List<WatchedRollout.Written> awaited = progress.judged();
        List<InventoryEntry> written =
                claimed.doubt(
                        awaited.stream()
                                .filter(object -> !object.leaves())
                                .map(WatchedRollout.Written::object)
                                .toList());
        claimed.record();
        Optional<String> objection =
                awaited.isEmpty() || !tools.hasNodes()
                        ? Optional.empty()
                        : progress.timed(Progress.Part.HEALTH, () -> stepWait().healthy(awaited));
        if (objection.isEmpty()) {
            claimed.note(written);
        }
        return objection.map(why -> new Stop.Broken(why + consequence));
    }

    private StepWait stepWait() {
        return new StepWait(tools, terms.lane(), claimed, changes.plan());
    }

    private Optional<Stop> letGo(List<PruneCandidate> left) {
        return progress.timed(
                Progress.Part.PRUNE, () -> new LetGoStep(tools, claimed).letGo(left, progress));
    }

    private Optional<Stop> seeTo(List<PruneCandidate> unseen) {
        PlanOptions options = changes.plan().options();
        return progress.timed(
                Progress.Part.PRUNE,
                () -> new UnseenObjects(tools, terms, claimed, options).seeTo(unseen, progress));
    }

    private Optional<Stop> prune(Step step) {
        List<PruneCandidate> candidates =
                deletions().stream().filter(f -> step.objects().contains(f.object())).toList();
        return progress.timed(
                Progress.Part.PRUNE,
                () ->
                        new PruningStep(tools, claimed, changes.plan().options().waitAtMost())
                                .prune(candidates, progress));
    }
}
