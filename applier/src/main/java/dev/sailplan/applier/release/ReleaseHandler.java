package dev.sailplan.applier.release;

import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryUnreadable;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.StoredPlans;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.applier.status.ReleaseTools;
import dev.sailplan.applier.status.StatusWriter;
import dev.sailplan.applier.store.ConfigMapStore;
import dev.sailplan.applier.store.InventoryStore;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides what a release is, new or seen before, and carries it out.
public final class ReleaseHandler {
    public static final String TASK = "release";
    private static final int READS = 4;
    private static final int NEWEST_PLANS = 2;
    private final ReleaseTools context;
    private final StatusWriter statuses;

    public ReleaseHandler(ReleaseTools context) {
        this.context = context;
        this.statuses = new StatusWriter(context);
    }

    /// Finds which of the newer records on the lane, if any, may supersede the running one now.
    @FunctionalInterface
    public interface Newer {
        Optional<Generation> than(VerifiedRelease running);
    }

    /// Folds the releases of a lane: the newest, and the older ones that it supersedes. `withdrawn`: its application
    /// was taken out of Git after it.
    public record Batch(
            VerifiedRelease newest, List<VerifiedRelease> older, Newer newer, boolean withdrawn) {
        public Batch {
            older = List.copyOf(older);
        }
    }

    /// Notes a plan that came before its release. Of those whose release never comes, since they wait for approval or
    /// are refused, only the newest few are kept, else an application would keep the plans of all its pushes.
    public Outputs arrived(Plan plan, Lane lane) {
        ReleaseState state = new ReleaseState(plan.subject().application(), lane.state());
        Outputs note = state.plans().remember(state.plans().keepAhead(plan, lane::commit));
        return state.plans().isCrowded()
                ? context.tools()
                        .inventories()
                        .known(Owner.of(plan.subject()))
                        .map(Inventory::applied)
                        .map(applied -> note.and(state.plans().tidied(plan, applied, inUse(state))))
                        .orElse(note)
                : note;
    }

    private static Set<PlanId> inUse(ReleaseState state) {
        Set<PlanId> plans = new HashSet<>(state.plans().newest(NEWEST_PLANS));
        state.waiting().map(order -> order.release().plan()).ifPresent(plans::add);
        state.started().map(started -> started.attempt().plan()).ifPresent(plans::add);
        if (state.outcome().orElse(null) instanceof Outcome.OfRelease settled) {
            plans.add(settled.attempt().plan());
        }
        return plans;
    }

    /// What is to be written at the end. A cluster that can't be reached makes the release wait as state.
    public Outputs handle(Batch batch, Lane lane) {
        try {
            for (int read = 0; read < READS; read++) {
                Optional<Outputs> outputs = decided(batch, lane);
                if (outputs.isPresent()) {
                    return outputs.get();
                }
                context.tools().inventories().forget(batch.newest().owner());
                askAgain();
            }
            return answers(batch, lane)
                    .waiting("the inventory is written by somebody else all the time");
        } catch (Interruption.Waiting e) {
            return answers(batch, lane).waiting(String.valueOf(e.getMessage()));
        }
    }

    /// An inventory that is not what it was may be one of a cluster that was built anew.
    private void askAgain() {
        try {
            context.cluster().ask();
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    /// Empty where what was known of the inventory was out of date.
    private Optional<Outputs> decided(Batch batch, Lane lane) {
        try {
            return Optional.of(decide(batch, lane));
        } catch (Interruption.InventoryMoved | Interruption.ClaimLost e) {
            return Optional.empty();
        }
    }

    private Outputs decide(Batch batch, Lane lane) {
        VerifiedRelease order = batch.newest();
        Optional<String> refusal = context.refusal(order);
        if (refusal.isPresent()) {
            return answers(batch, lane).unclaimed(refusal.get());
        }
        StoredInventory stored = ownOrReadAgain(order);
        Inventory inventory = stored.inventory();
        if (!inventory.owner().equals(order.owner())) {
            return answers(batch, lane)
                    .unclaimed(
                            "the application belongs to repository "
                                    + inventory.owner().repository()
                                    + ", not to "
                                    + order.owner().repository());
        }
        return switch (ReleaseStanding.of(order, inventory, state(order, lane))) {
            case ReleaseStanding.Settled _ -> answers(batch, lane).repeated(inventory);
            case ReleaseStanding.Superseded(Generation by) ->
                    answers(batch, lane)
                            .answered(
                                    inventory, new Outcome.Superseded(order.attempt(), by, now()));
            case ReleaseStanding.TooLate(Generation claimed) ->
                    answers(batch, lane)
                            .answered(
                                    inventory, new Outcome.Stale(order.attempt(), claimed, now()));
            case ReleaseStanding.Answered _ -> answers(batch, lane).silent();
            case ReleaseStanding.Started _ -> run(batch, lane, stored, true);
            case ReleaseStanding.New _ -> run(batch, lane, stored, false);
        };
    }

    /// What says that the application is another repository's may have been put right since it was read.
    private StoredInventory ownOrReadAgain(VerifiedRelease order) {
        InventoryStore inventories = context.tools().inventories();
        StoredInventory stored = inventories.of(order.owner());
        return stored.inventory().owner().equals(order.owner())
                ? stored
                : inventories.readAgain(order.owner());
    }

    private Outputs run(Batch batch, Lane lane, StoredInventory stored, boolean started) {
        return batch.withdrawn()
                ? new ReleaseRun(context, statuses, batch, lane).withdraw(stored)
                : runPlan(batch, lane, stored, started);
    }

    private Outputs runPlan(Batch batch, Lane lane, StoredInventory stored, boolean started) {
        StoredPlans plans = state(batch.newest(), lane).plans();
        PlanId id = batch.newest().release().plan();
        if (plans.isGivenUp(id)) {
            return answers(batch, lane).answered(stored.inventory(), withoutPlan(batch.newest()));
        }
        Optional<Plan> plan = plans.plan(id);
        return plan.map(p ->
                        new ReleaseRun(context, statuses, batch, lane).carryOut(p, stored, started))
                .orElse(Optional.empty())
                .orElseGet(() -> answers(batch, lane).wanting(stored.inventory()));
    }

    /// Not asked for again: it would come as a new record, and be given up again.
    private Outcome withoutPlan(VerifiedRelease order) {
        return new Outcome.Failed(
                order.attempt(),
                List.of(),
                "its plan was given up after three attempts because of a fault in Sailplan; what"
                        + " was applied stays. Please report it; a new commit is applied as usual, and"
                        + " sailplan quarantine list, release and drop say where the plan is, try it"
                        + " again or close it",
                Outcome.Timings.NONE,
                now());
    }

    /// Whether somebody else has to put it right, be it the API server or a person: to try again is all there is.
    public static boolean isOfTheWorld(Throwable thrown) {
        return thrown instanceof ClusterUnavailable
                || thrown instanceof InventoryUnreadable
                || thrown instanceof Interruption
                || thrown instanceof ConfigMapStore.AnswerLost;
    }

    /// Ends a release in words that its record was put in quarantine. The cluster is not asked.
    public Outputs givenUp(VerifiedRelease order, String error, Lane lane) {
        Batch alone = new Batch(order, List.of(), _ -> Optional.empty(), false);
        return answers(alone, lane)
                .givenUp(
                        "given up after three attempts because of a fault in Sailplan ("
                                + error
                                + "); what was applied stays. Please report it; a new commit is"
                                + " applied as usual, and sailplan quarantine release tries this"
                                + " one again, or drop closes it");
    }

    /// Goes on with the release that waits, if one does.
    public Outputs resume(ApplicationKey application, Newer newer, Lane lane) {
        ReleaseState state = new ReleaseState(application, lane.state());
        return state.waiting()
                .map(order -> new Batch(order, List.of(), newer, state.isWithdrawn(order)))
                .map(batch -> handle(batch, lane))
                .orElse(Outputs.NONE);
    }

    private UnexecutedAnswers answers(Batch batch, Lane lane) {
        return new UnexecutedAnswers(context, batch, lane);
    }

    private Instant now() {
        return context.tools().time().instant();
    }

    private static ReleaseState state(VerifiedRelease order, Lane lane) {
        return new ReleaseState(order.application(), lane.state());
    }
}
