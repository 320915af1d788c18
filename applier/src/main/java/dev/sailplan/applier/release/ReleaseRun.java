package dev.sailplan.applier.release;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.claim.ClaimSession;
import dev.sailplan.applier.claim.ReleaseRequestCause;
import dev.sailplan.applier.dryrun.ContainerChecks;
import dev.sailplan.applier.dryrun.DryRuns;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.applier.order.SpecialKinds;
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
import dev.sailplan.applier.write.ClaimPastWebhook;
import dev.sailplan.applier.write.Execution;
import dev.sailplan.applier.write.ExecutionResult;
import dev.sailplan.applier.write.ExecutionResult.Stop;
import dev.sailplan.applier.write.Progress;
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
    private final ReleaseRequestCause requests;
    private final ClusterTools tools;
    private final Instant began;

    ReleaseRun(ReleaseTools context, StatusWriter statuses, Batch batch, Lane lane) {
        this.context = context;
        this.requests = new ReleaseRequestCause(batch.newest().digest(), lane);
        this.tools = context.tools().wholly(requests);
        this.began = tools.time().instant();
        this.statuses = statuses;
        this.batch = batch;
        this.lane = lane;
        this.progress = new Progress(context.tools().time());
    }

    /// Empty where bodies are missing. `started` says that `Started` or the claim was made before.
    Optional<Outputs> carryOut(Plan plan, StoredInventory stored, boolean started) {
        PreparedRelease prepared =
                progress.timed(Progress.Part.EFFECTS, () -> prepare(plan, stored.inventory()));
        return switch (prepared) {
            case PreparedRelease.Wanting _ -> Optional.empty();
            case PreparedRelease.Refused(String why) ->
                    Optional.of(end(plan, claim(stored, Inventory.Union.NONE), failed(why)));
            case PreparedRelease.Invalid(ChangeSet changes, String error) -> {
                progress.plan(changes);
                ClaimSession claimed = claim(stored, Inventory.Union.NONE);
                claimed.doubt(
                        new ContainerChecks(tools).unknown(changes.items(), stored.inventory()));
                yield Optional.of(end(plan, claimed, failed(error)));
            }
            case PreparedRelease.OnHold(ChangeSet changes, List<String> reasons) -> {
                Conclusion held = Conclusion.held(order(), changes.effects(), reasons, now());
                new HeldTask(context).begin(new HeldLook(order(), 0), lane);
                yield Optional.of(end(plan, claim(stored, Inventory.Union.NONE), held));
            }
            case PreparedRelease.Ready(ChangeSet changes) ->
                    Optional.of(execute(changes, stored, started));
        };
    }

    /// Ends it without another write to an object: Git no longer declares the application.
    Outputs withdraw(StoredInventory stored) {
        ClaimSession claimed = claim(stored, Inventory.Union.NONE);
        Conclusion conclusion = Conclusion.superseded(order(), order().generation().next(), now());
        Inventory inventory = claimed.settle(conclusion.settlement(), Optional.empty());
        return conclusion
                .withoutPlan(inventory, state(), context)
                .and(
                        new SupersededReleases(context.records(), now())
                                .by(batch, state(), claimed.before()));
    }

    /// Only what stands claimed has passed its limits: a `Started` alone may have been about an older inventory.
    private PreparedRelease prepare(Plan plan, Inventory inventory) {
        boolean going = inventory.claim().equals(Optional.of(order().claim()));
        OpenedManifests manifests =
                new OpenedManifests(order(), context.opening(), state().plans()::body);
        return new Preparation(tools, context.authority(), manifests, DryRuns.Purpose.RELEASE)
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

    private Outputs execute(ChangeSet changes, StoredInventory stored, boolean started) {
        progress.plan(changes);
        if (!changes.changesNothing()) {
            begin(changes, stored.inventory(), started);
        }
        ClaimSession claimed = claim(stored, changes.toClaim());
        ChangeSet left =
                changes.changesNothing()
                        ? changes
                        : new ClaimPastWebhook(tools.on(requests.under(claimed)), claimed, progress)
                                .claim(changes);
        ExecutionResult result =
                new Execution(
                                tools,
                                new Execution.Terms(
                                        lane,
                                        requests,
                                        this::newer,
                                        order().release().letGo().isPresent()),
                                left,
                                claimed,
                                progress)
                        .carryOut();
        return ended(changes, claimed, result);
    }

    /// A release that goes on after it waited says so.
    private void begin(ChangeSet changes, Inventory inventory, boolean started) {
        Optional<LatestRelease> before = state().latest();
        LatestRelease latest =
                LatestRelease.of(
                        order(), before, Stage.APPLYING, new LatestRelease.Said("", now()));
        Outputs told = statuses.latest(latest, Optional.of(inventory), state());
        if (!started) {
            lane.commit(started(changes, inventory).and(told));
        } else if (!before.equals(Optional.of(latest))) {
            lane.commit(told);
        }
    }

    private Optional<Generation> newer() {
        return batch.newer().than(order());
    }

    private Outputs started(ChangeSet changes, Inventory inventory) {
        List<Outcome.Intent> intents =
                changes.effects().changing().stream()
                        .map(effect -> new Outcome.Intent(effect, before(effect, inventory)))
                        .toList();
        SupersededReleases superseding = new SupersededReleases(context.records(), now());
        StartedRelease started =
                new StartedRelease(order().attempt(), superseding.older(batch, state()).keySet());
        return superseding
                .by(batch, state(), inventory.claimedGeneration())
                .with(
                        context.records()
                                .outcome(new Outcome.Started(order().attempt(), intents, now())))
                .and(state().begin(started));
    }

    private static Optional<Digest> before(Effect effect, Inventory inventory) {
        return inventory.find(effect.object()).flatMap(InventoryEntry::applied);
    }

    private ClaimSession claim(StoredInventory stored, Inventory.Union union) {
        return ClaimSession.of(order(), tools, stored, union);
    }

    private Outputs ended(ChangeSet changes, ClaimSession claimed, ExecutionResult result) {
        return switch (result.stop()) {
            case Stop.Finished _ -> lasting(changes, claimed, result);
            case Stop.Broken(String error) -> end(changes.plan(), claimed, failed(error));
            case Stop.Superseded(Generation by) ->
                    end(changes.plan(), claimed, Conclusion.superseded(order(), by, now()));
        };
    }

    /// Writes into a namespace that is being deleted are taken, and lost with it. Who took a moment need not ask.
    private Outputs lasting(ChangeSet changes, ClaimSession claimed, ExecutionResult result) {
        List<ObjectId> written = changes.items().stream().map(ObjectDryRun::object).toList();
        boolean quick = now().isBefore(began.plus(A_MOMENT)) || changes.changesNothing();
        Optional<String> going = quick ? Optional.empty() : going(written, claimed);
        if (going.isEmpty()) {
            return applied(changes, claimed, result);
        }
        claimed.doubt(written);
        return end(changes.plan(), claimed, failed(going.get()));
    }

    /// A Job that is cleaned up while the release waits for the answer would run again.
    private Optional<String> going(List<ObjectId> written, ClaimSession claimed) {
        claimed.recordRuns();
        return new ContainerChecks(tools).going(written);
    }

    private Outputs applied(ChangeSet changes, ClaimSession claimed, ExecutionResult result) {
        List<Written> objects = watchable(claimed, result.judged());
        Health health = new ApplicationHealth(tools).now(objects);
        Conclusion conclusion = Conclusion.applied(order(), result, health, now());
        Outputs outputs = settled(changes.plan(), claimed, conclusion, health);
        if (changes.items().stream().anyMatch(i -> SpecialKinds.isCrd(i.object()))) {
            context.kindsChanged().run();
        }
        return outputs.and(watched(changes.plan(), objects, health));
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
        return ApplicationHealth.objects(claimed.remaining(), before, written);
    }

    private Conclusion failed(String error) {
        return Conclusion.failed(
                order(),
                progress.results(),
                error,
                new Conclusion.Times(progress.timings(), now()));
    }

    /// What stands of the application works or not, whatever became of this release.
    private Outputs end(Plan plan, ClaimSession claimed, Conclusion conclusion) {
        Health unknown = new Health.Unknown();
        Outputs outputs = settled(plan, claimed, conclusion, unknown);
        List<Written> objects = watchable(claimed, progress.judged());
        return outputs.and(watched(plan, objects, unknown));
    }

    private Outputs settled(Plan plan, ClaimSession claimed, Conclusion conclusion, Health health) {
        boolean applied = conclusion.outcome() instanceof Outcome.Applied;
        Generation before = claimed.before();
        Inventory inventory =
                claimed.settle(
                        conclusion.settlement(),
                        applied ? Optional.of(plan.intentDigest()) : Optional.empty());
        return conclusion
                .outputs(new Conclusion.Settled(plan, inventory, health), state(), context)
                .and(new SupersededReleases(context.records(), now()).by(batch, state(), before));
    }

    private VerifiedRelease order() {
        return batch.newest();
    }

    private ReleaseState state() {
        return new ReleaseState(order().application(), lane.state());
    }

    private Instant now() {
        return context.tools().time().instant();
    }
}
