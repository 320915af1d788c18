package dev.sailplan.applier.execute;

import dev.sailplan.applier.execute.Ending.Stop;
import dev.sailplan.applier.execute.Releases.Batch;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.Kept;
import dev.sailplan.applier.order.Kinds;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release.Scope;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Carries out one release: prepare, start, claim, execute, settle.
final class ReleaseRun {
    private final Context context;
    private final StatusOf statuses;
    private final Batch batch;
    private final Lane lane;
    private final Progress progress;

    ReleaseRun(Context context, StatusOf statuses, Batch batch, Lane lane) {
        this.context = context;
        this.statuses = statuses;
        this.batch = batch;
        this.lane = lane;
        this.progress = new Progress(context.world().time());
    }

    /// Empty where bodies are missing. `begun` says that `Started` or the claim was made before.
    Optional<Outputs> carryOut(Plan plan, Kept kept, boolean begun) {
        Prepared prepared =
                progress.timed(Progress.Part.EFFECTS, () -> prepare(plan, kept.inventory()));
        return switch (prepared) {
            case Prepared.Wanting _ -> Optional.empty();
            case Prepared.Refused(String why) ->
                    Optional.of(end(plan, claim(kept, Inventory.Union.NONE), failed(why)));
            case Prepared.Invalid(Prepared.Work work, String error) -> {
                progress.plan(work);
                yield Optional.of(end(plan, claim(kept, Inventory.Union.NONE), failed(error)));
            }
            case Prepared.OnHold(Prepared.Work work, List<String> reasons) -> {
                Ends held = Ends.held(order(), work.effects(), reasons, now());
                yield Optional.of(end(plan, claim(kept, Inventory.Union.NONE), held));
            }
            case Prepared.Ready(Prepared.Work work) -> Optional.of(execute(work, kept, begun));
        };
    }

    /// Only what stands claimed has passed its limits: a `Started` alone may have been about an older inventory.
    private Prepared prepare(Plan plan, Inventory inventory) {
        boolean going = inventory.claim().equals(Optional.of(order().claim()));
        Manifests manifests = new Manifests(order(), context.opening(), state().plans()::body);
        return new Preparation(
                        context.world(), context.authority(), manifests, Finder.Purpose.RELEASE)
                .prepare(new Preparation.Question(order(), plan, inventory, scope(), going));
    }

    /// One folded release that asks about everything makes the whole batch do so.
    private Scope scope() {
        boolean all =
                order().release().scope() == Scope.ALL
                        || batch.older().stream().anyMatch(o -> o.release().scope() == Scope.ALL);
        return all ? Scope.ALL : Scope.CHANGED;
    }

    private Outputs execute(Prepared.Work work, Kept kept, boolean begun) {
        progress.plan(work);
        if (!begun && !work.changesNothing()) {
            lane.commit(started(work, kept.inventory()));
        }
        Union union = new Union(work);
        Claimed claimed = claim(kept, union.toClaim());
        if (!work.changesNothing()) {
            claimed.make();
        }
        Ending ending =
                new Execution(context.world(), lane, work, claimed, progress, this::newer)
                        .carryOut();
        return ended(work, claimed, ending);
    }

    private Optional<Generation> newer() {
        return batch.newer().than(order());
    }

    private Outputs started(Prepared.Work work, Inventory inventory) {
        List<Outcome.Intent> intents =
                work.effects().changing().stream()
                        .map(effect -> new Outcome.Intent(effect, before(effect, inventory)))
                        .toList();
        Superseding superseding = new Superseding(context.records(), now());
        Begun begun = new Begun(order().attempt(), superseding.older(batch, state()).keySet());
        return superseding
                .by(batch, state(), inventory.claimedGeneration())
                .with(
                        context.records()
                                .outcome(new Outcome.Started(order().attempt(), intents, now())))
                .and(state().begin(begun));
    }

    private static Optional<Digest> before(Effect effect, Inventory inventory) {
        return inventory.find(effect.object()).flatMap(InventoryEntry::applied);
    }

    private Claimed claim(Kept kept, Inventory.Union union) {
        return new Claiming(context.world(), order(), lane).claim(kept, union);
    }

    private Outputs ended(Prepared.Work work, Claimed claimed, Ending ending) {
        return switch (ending.stop()) {
            case Stop.Finished _ -> applied(work, claimed, ending);
            case Stop.Broken(String error) -> end(work.plan(), claimed, failed(error));
            case Stop.Overtaken(Generation by) ->
                    end(work.plan(), claimed, Ends.superseded(order(), by, now()));
        };
    }

    private Outputs applied(Prepared.Work work, Claimed claimed, Ending ended) {
        Ending ending = ended.watchingAlso(unfinished(work.plan()));
        Health health = health(work, ending);
        Ends ends = Ends.applied(order(), ending, health, now());
        Outputs outputs = settled(work.plan(), claimed, ends, health);
        if (work.items().stream().anyMatch(i -> Kinds.isCrd(i.object()))) {
            context.kindsChanged().run();
        }
        return outputs.and(
                new HealthAfter(context.world())
                        .watch(
                                new HealthAfter.Applied(order(), work.plan(), ending, health),
                                lane));
    }

    /// Workloads that this release left alone are as little run as before where the cluster has no nodes.
    private Health health(Prepared.Work work, Ending ending) {
        boolean untouched =
                ending.workloads().isEmpty()
                        && work.plan().index().entries().stream()
                                .anyMatch(entry -> Workloads.isOne(entry.object()));
        return untouched && state().health() instanceof Health.Stored stored
                ? stored
                : new HealthAfter(context.world()).now(ending.workloads());
    }

    /// What an earlier release changed, is still declared, and was not healthy yet.
    private List<Watching.Written> unfinished(Plan plan) {
        return state().watching().map(Watching::objects).orElse(List.of()).stream()
                .filter(written -> plan.index().find(written.object()).isPresent())
                .toList();
    }

    private Ends failed(String error) {
        return Ends.failed(
                order(), progress.results(), error, new Ends.Times(progress.timings(), now()));
    }

    private Outputs end(Plan plan, Claimed claimed, Ends ends) {
        return settled(plan, claimed, ends, new Health.Unknown());
    }

    private Outputs settled(Plan plan, Claimed claimed, Ends ends, Health health) {
        boolean applied = ends.outcome() instanceof Outcome.Applied;
        Generation before = claimed.before();
        Inventory inventory =
                claimed.settle(
                        ends.settlement(),
                        applied ? Optional.of(plan.intentDigest()) : Optional.empty());
        return new Settling(context.records(), statuses)
                .outputs(new Settling.Settled(order(), plan, inventory, ends, health), state())
                .and(new Superseding(context.records(), now()).by(batch, state(), before));
    }

    private Order order() {
        return batch.newest();
    }

    private ApplicationState state() {
        return new ApplicationState(order().application(), lane.state());
    }

    private Instant now() {
        return context.world().time().instant();
    }
}
