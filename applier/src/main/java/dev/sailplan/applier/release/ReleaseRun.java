package dev.sailplan.applier.release;

import dev.sailplan.applier.access.World;
import dev.sailplan.applier.claim.Claimed;
import dev.sailplan.applier.claim.Claiming;
import dev.sailplan.applier.claim.ReleaseErrand;
import dev.sailplan.applier.dryrun.Containers;
import dev.sailplan.applier.dryrun.Finder;
import dev.sailplan.applier.dryrun.Item;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.Kept;
import dev.sailplan.applier.order.Kinds;
import dev.sailplan.applier.prepare.Manifests;
import dev.sailplan.applier.prepare.Preparation;
import dev.sailplan.applier.prepare.Prepared;
import dev.sailplan.applier.prepare.Union;
import dev.sailplan.applier.release.Releases.Batch;
import dev.sailplan.applier.rollout.HealthAfter;
import dev.sailplan.applier.state.ApplicationState;
import dev.sailplan.applier.state.Begun;
import dev.sailplan.applier.state.HeldLook;
import dev.sailplan.applier.state.LatestRelease;
import dev.sailplan.applier.state.Order;
import dev.sailplan.applier.state.Watching;
import dev.sailplan.applier.state.Watching.Written;
import dev.sailplan.applier.status.Context;
import dev.sailplan.applier.status.StatusOf;
import dev.sailplan.applier.write.Ending;
import dev.sailplan.applier.write.Ending.Stop;
import dev.sailplan.applier.write.Execution;
import dev.sailplan.applier.write.Progress;
import dev.sailplan.applier.write.WebhookRepair;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release.Scope;
import dev.sailplan.common.domain.status.Status.Stage;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Carries out one release: prepare, start, claim, execute, settle.
final class ReleaseRun {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private final Context context;
    private final StatusOf statuses;
    private final Batch batch;
    private final Lane lane;
    private final Progress progress;
    private final ReleaseErrand errand;
    private final World world;
    private final Instant began;

    ReleaseRun(Context context, StatusOf statuses, Batch batch, Lane lane) {
        this.context = context;
        this.errand = new ReleaseErrand(batch.newest().digest(), lane);
        this.world = context.world().wholly(errand);
        this.began = world.time().instant();
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
                Claimed claimed = claim(kept, Inventory.Union.NONE);
                claimed.doubt(new Containers(world).unknown(work.items(), kept.inventory()));
                yield Optional.of(end(plan, claimed, failed(error)));
            }
            case Prepared.OnHold(Prepared.Work work, List<String> reasons) -> {
                Ends held = Ends.held(order(), work.effects(), reasons, now());
                new HeldTask(context).begin(new HeldLook(order(), 0), lane);
                yield Optional.of(end(plan, claim(kept, Inventory.Union.NONE), held));
            }
            case Prepared.Ready(Prepared.Work work) -> Optional.of(execute(work, kept, begun));
        };
    }

    /// Ends it without another write to an object: Git no longer declares the application.
    Outputs withdraw(Kept kept) {
        Claimed claimed = claim(kept, Inventory.Union.NONE);
        Ends ends = Ends.superseded(order(), order().generation().next(), now());
        Inventory inventory = claimed.settle(ends.settlement(), Optional.empty());
        return new Settling(context.records(), statuses)
                .withoutPlan(order(), inventory, ends, state())
                .and(
                        new Superseding(context.records(), now())
                                .by(batch, state(), claimed.before()));
    }

    /// Only what stands claimed has passed its limits: a `Started` alone may have been about an older inventory.
    private Prepared prepare(Plan plan, Inventory inventory) {
        boolean going = inventory.claim().equals(Optional.of(order().claim()));
        Manifests manifests = new Manifests(order(), context.opening(), state().plans()::body);
        return new Preparation(world, context.authority(), manifests, Finder.Purpose.RELEASE)
                .prepare(
                        new Preparation.Question(
                                order(), plan, inventory, scope(), going, state().heldEffects()));
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
        if (!work.changesNothing()) {
            begin(work, kept.inventory(), begun);
        }
        Union union = new Union(work);
        Claimed claimed = claim(kept, union.toClaim());
        Prepared.Work left =
                work.changesNothing()
                        ? work
                        : new WebhookRepair(world.on(errand.under(claimed)), claimed, progress)
                                .claim(work);
        Ending ending =
                new Execution(
                                world,
                                new Execution.Terms(
                                        lane,
                                        errand,
                                        this::newer,
                                        order().release().letGo().isPresent()),
                                left,
                                claimed,
                                progress)
                        .carryOut();
        return ended(work, claimed, ending);
    }

    /// A release that goes on after it waited says so.
    private void begin(Prepared.Work work, Inventory inventory, boolean begun) {
        Optional<LatestRelease> before = state().latest();
        LatestRelease latest =
                LatestRelease.of(
                        order(), before, Stage.APPLYING, new LatestRelease.Said("", now()));
        Outputs told = statuses.latest(latest, Optional.of(inventory), state());
        if (!begun) {
            lane.commit(started(work, inventory).and(told));
        } else if (!before.equals(Optional.of(latest))) {
            lane.commit(told);
        }
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
        return new Claiming(world, order()).claim(kept, union);
    }

    private Outputs ended(Prepared.Work work, Claimed claimed, Ending ending) {
        return switch (ending.stop()) {
            case Stop.Finished _ -> lasting(work, claimed, ending);
            case Stop.Broken(String error) -> end(work.plan(), claimed, failed(error));
            case Stop.Overtaken(Generation by) ->
                    end(work.plan(), claimed, Ends.superseded(order(), by, now()));
        };
    }

    /// Writes into a namespace that is being deleted are taken, and lost with it. Who took a moment need not ask.
    private Outputs lasting(Prepared.Work work, Claimed claimed, Ending ending) {
        List<ObjectId> written = work.items().stream().map(Item::object).toList();
        boolean quick = now().isBefore(began.plus(A_MOMENT)) || work.changesNothing();
        Optional<String> going = quick ? Optional.empty() : going(written, claimed);
        if (going.isEmpty()) {
            return applied(work, claimed, ending);
        }
        claimed.doubt(written);
        return end(work.plan(), claimed, failed(going.get()));
    }

    /// What ran is recorded before a question that may get no answer: a Job that is cleaned up while the release waits
    /// would run again.
    private Optional<String> going(List<ObjectId> written, Claimed claimed) {
        if (claimed.owesRuns()) {
            claimed.record();
        }
        return new Containers(world).going(written);
    }

    private Outputs applied(Prepared.Work work, Claimed claimed, Ending ending) {
        List<Written> objects = watchable(claimed, ending.judged());
        Health health = new HealthAfter(world).now(objects);
        Ends ends = Ends.applied(order(), ending, health, now());
        Outputs outputs = settled(work.plan(), claimed, ends, health);
        if (work.items().stream().anyMatch(i -> Kinds.isCrd(i.object()))) {
            context.kindsChanged().run();
        }
        return outputs.and(watched(work.plan(), objects, health));
    }

    private Outputs watched(Plan plan, List<Written> objects, Health health) {
        return new HealthAfter(context.world())
                .watch(
                        new HealthAfter.Settled(
                                order(),
                                plan.options().waitAtMost(),
                                objects,
                                progress.judged(),
                                health),
                        lane);
    }

    /// All of the application that is to be looked at, with what is known of those that this release wrote, and of those that were
    /// watched before.
    private List<Written> watchable(Claimed claimed, List<Written> written) {
        List<Written> before = state().watching().map(Watching::objects).orElse(List.of());
        return HealthAfter.objects(claimed.standing(), before, written);
    }

    private Ends failed(String error) {
        return Ends.failed(
                order(), progress.results(), error, new Ends.Times(progress.timings(), now()));
    }

    /// What stands of the application works or not, whatever became of this release.
    private Outputs end(Plan plan, Claimed claimed, Ends ends) {
        Health unknown = new Health.Unknown();
        Outputs outputs = settled(plan, claimed, ends, unknown);
        List<Written> objects = watchable(claimed, progress.judged());
        return outputs.and(watched(plan, objects, unknown));
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
