package dev.sailplan.applier.release;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.claim.ClaimSession;
import dev.sailplan.applier.claim.ReleaseRequests;
import dev.sailplan.applier.dryrun.ContainerChecks;
import dev.sailplan.applier.dryrun.DryRuns;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.applier.order.Kinds;
import dev.sailplan.applier.prepare.ChangeSet;
import dev.sailplan.applier.prepare.OpenedManifests;
import dev.sailplan.applier.prepare.Preparation;
import dev.sailplan.applier.prepare.PreparedRelease;
import dev.sailplan.applier.release.ReleaseHandler.Batch;
import dev.sailplan.applier.rollout.ApplicationHealth;
import dev.sailplan.applier.rollout.RolloutWatch;
import dev.sailplan.applier.state.HeldLook;
import dev.sailplan.applier.state.LatestRelease;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.StartedRelease;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.applier.state.WatchedRollout;
import dev.sailplan.applier.state.WatchedRollout.Written;
import dev.sailplan.applier.status.ReleaseTools;
import dev.sailplan.applier.status.StatusWriter;
import dev.sailplan.applier.write.Execution;
import dev.sailplan.applier.write.ExecutionResult;
import dev.sailplan.applier.write.ExecutionResult.Stop;
import dev.sailplan.applier.write.Progress;
import dev.sailplan.applier.write.ClaimPastWebhook;
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
    private final ReleaseTools context;
    private final StatusWriter statuses;
    private final Batch batch;
    private final Lane lane;
    private final Progress progress;
    private final ReleaseRequests errand;
    private final ClusterTools world;
    private final Instant began;

    ReleaseRun(ReleaseTools context, StatusWriter statuses, Batch batch, Lane lane) {
        this.context = context;
        this.errand = new ReleaseRequests(batch.newest().digest(), lane);
        this.world = context.world().wholly(errand);
        this.began = world.time().instant();
        this.statuses = statuses;
        this.batch = batch;
        this.lane = lane;
        this.progress = new Progress(context.world().time());
    }

    /// Empty where bodies are missing. `begun` says that `Started` or the claim was made before.
    Optional<Outputs> carryOut(Plan plan, StoredInventory kept, boolean begun) {
        PreparedRelease prepared =
                progress.timed(Progress.Part.EFFECTS, () -> prepare(plan, kept.inventory()));
        return switch (prepared) {
            case PreparedRelease.Wanting _ -> Optional.empty();
            case PreparedRelease.Refused(String why) ->
                    Optional.of(end(plan, claim(kept, Inventory.Union.NONE), failed(why)));
            case PreparedRelease.Invalid(ChangeSet work, String error) -> {
                progress.plan(work);
                ClaimSession claimed = claim(kept, Inventory.Union.NONE);
                claimed.doubt(new ContainerChecks(world).unknown(work.items(), kept.inventory()));
                yield Optional.of(end(plan, claimed, failed(error)));
            }
            case PreparedRelease.OnHold(ChangeSet work, List<String> reasons) -> {
                Conclusion held = Conclusion.held(order(), work.effects(), reasons, now());
                new HeldTask(context).begin(new HeldLook(order(), 0), lane);
                yield Optional.of(end(plan, claim(kept, Inventory.Union.NONE), held));
            }
            case PreparedRelease.Ready(ChangeSet work) ->
                    Optional.of(execute(work, kept, begun));
        };
    }

    /// Ends it without another write to an object: Git no longer declares the application.
    Outputs withdraw(StoredInventory kept) {
        ClaimSession claimed = claim(kept, Inventory.Union.NONE);
        Conclusion ends = Conclusion.superseded(order(), order().generation().next(), now());
        Inventory inventory = claimed.settle(ends.settlement(), Optional.empty());
        return ends.withoutPlan(inventory, state(), context)
                .and(
                        new SupersededReleases(context.records(), now())
                                .by(batch, state(), claimed.before()));
    }

    /// Only what stands claimed has passed its limits: a `Started` alone may have been about an older inventory.
    private PreparedRelease prepare(Plan plan, Inventory inventory) {
        boolean going = inventory.claim().equals(Optional.of(order().claim()));
        OpenedManifests manifests =
                new OpenedManifests(order(), context.opening(), state().plans()::body);
        return new Preparation(world, context.authority(), manifests, DryRuns.Purpose.RELEASE)
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

    private Outputs execute(ChangeSet work, StoredInventory kept, boolean begun) {
        progress.plan(work);
        if (!work.changesNothing()) {
            begin(work, kept.inventory(), begun);
        }
        ClaimSession claimed = claim(kept, work.toClaim());
        ChangeSet left =
                work.changesNothing()
                        ? work
                        : new ClaimPastWebhook(world.on(errand.under(claimed)), claimed, progress)
                                .claim(work);
        ExecutionResult ending =
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
    private void begin(ChangeSet work, Inventory inventory, boolean begun) {
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

    private Outputs started(ChangeSet work, Inventory inventory) {
        List<Outcome.Intent> intents =
                work.effects().changing().stream()
                        .map(effect -> new Outcome.Intent(effect, before(effect, inventory)))
                        .toList();
        SupersededReleases superseding = new SupersededReleases(context.records(), now());
        StartedRelease begun =
                new StartedRelease(order().attempt(), superseding.older(batch, state()).keySet());
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

    private ClaimSession claim(StoredInventory kept, Inventory.Union union) {
        return ClaimSession.of(order(), world, kept, union);
    }

    private Outputs ended(ChangeSet work, ClaimSession claimed, ExecutionResult ending) {
        return switch (ending.stop()) {
            case Stop.Finished _ -> lasting(work, claimed, ending);
            case Stop.Broken(String error) -> end(work.plan(), claimed, failed(error));
            case Stop.Superseded(Generation by) ->
                    end(work.plan(), claimed, Conclusion.superseded(order(), by, now()));
        };
    }

    /// Writes into a namespace that is being deleted are taken, and lost with it. Who took a moment need not ask.
    private Outputs lasting(
            ChangeSet work, ClaimSession claimed, ExecutionResult ending) {
        List<ObjectId> written = work.items().stream().map(ObjectDryRun::object).toList();
        boolean quick = now().isBefore(began.plus(A_MOMENT)) || work.changesNothing();
        Optional<String> going = quick ? Optional.empty() : going(written, claimed);
        if (going.isEmpty()) {
            return applied(work, claimed, ending);
        }
        claimed.doubt(written);
        return end(work.plan(), claimed, failed(going.get()));
    }

    /// A Job that is cleaned up while the release waits for the answer would run again.
    private Optional<String> going(List<ObjectId> written, ClaimSession claimed) {
        claimed.recordRuns();
        return new ContainerChecks(world).going(written);
    }

    private Outputs applied(
            ChangeSet work, ClaimSession claimed, ExecutionResult ending) {
        List<Written> objects = watchable(claimed, ending.judged());
        Health health = new ApplicationHealth(world).now(objects);
        Conclusion ends = Conclusion.applied(order(), ending, health, now());
        Outputs outputs = settled(work.plan(), claimed, ends, health);
        if (work.items().stream().anyMatch(i -> Kinds.isCrd(i.object()))) {
            context.kindsChanged().run();
        }
        return outputs.and(watched(work.plan(), objects, health));
    }

    private Outputs watched(Plan plan, List<Written> objects, Health health) {
        return new RolloutWatch(context)
                .watch(
                        new RolloutWatch.Settled(
                                order(),
                                plan.options().waitAtMost(),
                                objects,
                                progress.judged(),
                                health),
                        lane);
    }

    /// All of the application that is to be looked at, with what is known of those that this release wrote, and of those
    /// that were watched before.
    private List<Written> watchable(ClaimSession claimed, List<Written> written) {
        List<Written> before = state().watching().map(WatchedRollout::objects).orElse(List.of());
        return ApplicationHealth.objects(claimed.standing(), before, written);
    }

    private Conclusion failed(String error) {
        return Conclusion.failed(
                order(),
                progress.results(),
                error,
                new Conclusion.Times(progress.timings(), now()));
    }

    /// What stands of the application works or not, whatever became of this release.
    private Outputs end(Plan plan, ClaimSession claimed, Conclusion ends) {
        Health unknown = new Health.Unknown();
        Outputs outputs = settled(plan, claimed, ends, unknown);
        List<Written> objects = watchable(claimed, progress.judged());
        return outputs.and(watched(plan, objects, unknown));
    }

    private Outputs settled(Plan plan, ClaimSession claimed, Conclusion ends, Health health) {
        boolean applied = ends.outcome() instanceof Outcome.Applied;
        Generation before = claimed.before();
        Inventory inventory =
                claimed.settle(
                        ends.settlement(),
                        applied ? Optional.of(plan.intentDigest()) : Optional.empty());
        return ends.outputs(new Conclusion.Settled(plan, inventory, health), state(), context)
                .and(new SupersededReleases(context.records(), now()).by(batch, state(), before));
    }

    private VerifiedRelease order() {
        return batch.newest();
    }

    private ReleaseState state() {
        return new ReleaseState(order().application(), lane.state());
    }

    private Instant now() {
        return context.world().time().instant();
    }
}
