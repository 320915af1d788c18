package dev.sailplan.applier.release;

import dev.sailplan.applier.access.RoutineRequests;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.DryRunSelection;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.prepare.Preparation;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.applier.state.HeldLook;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.applier.status.ReleaseTools;
import dev.sailplan.applier.status.StatusWriter;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release.Scope;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Looks again at a held release, since what holds it may be gone: somebody deleted by hand what it would delete, or
/// the field that it would take has no other owner any more. It changes nothing itself; the status says that the
/// release is free, and the planner makes it again.
public final class HeldTask {
    public static final String TASK = "held";
    private final ReleaseTools context;

    public HeldTask(ReleaseTools context) {
        this.context = context;
    }

    /// Goes on where another process left off, in its turn, once the inventory is known.
    public void resume(ApplicationKey application, Lane lane) {
        new ReleaseState(application, lane.state()).look().ifPresent(look -> begin(look, lane));
    }

    /// Begins to look, after a release was held.
    void begin(HeldLook look, Lane lane) {
        VerifiedRelease order = look.order();
        Instant now = context.tools().time().instant();
        lane.wakeAt(
                context.tools()
                        .schedule()
                        .nextHeld(order.application(), requests(order, lane), look.pause(), now),
                TASK);
    }

    /// Each object that would change is read and tried.
    private int requests(VerifiedRelease order, Lane lane) {
        Inventory inventory =
                context.tools()
                        .inventories()
                        .known(order.owner())
                        .orElseGet(() -> Inventory.empty(order.owner()));
        return new ReleaseState(order.application(), lane.state())
                .plans()
                .plan(order.release().plan())
                .map(plan -> DryRunSelection.of(plan.index(), inventory, Scope.CHANGED, Set.of()))
                .map(all -> 2 * (all.work().size() + all.prune().size()))
                .orElse(0);
    }

    public Outputs run(ApplicationKey application, Lane lane) {
        ReleaseState state = new ReleaseState(application, lane.state());
        Optional<HeldLook> look = state.look();
        if (look.isEmpty() || state.waiting().isPresent() || state.started().isPresent()) {
            return Outputs.NONE;
        }
        HeldLook next = look.get().next();
        begin(next, lane);
        try {
            return looked(look.get().order(), state).and(state.look(next));
        } catch (Interruption | ClusterUnavailable e) {
            return state.look(next);
        }
    }

    private Outputs looked(VerifiedRelease order, ReleaseState state) {
        Inventory inventory = context.tools().inventories().of(order.owner()).inventory();
        Optional<Plan> plan = state.plans().plan(order.release().plan());
        boolean stands = inventory.claim().equals(Optional.of(order.claim()));
        if (!stands || plan.isEmpty()) {
            return Outputs.NONE;
        }
        StatusWriter statuses = new StatusWriter(context);
        return isFree(order, plan.get(), inventory, state)
                ? statuses.freed(inventory, state, order.generation())
                : statuses.publish(inventory, state, state.health(), Optional.empty());
    }

    private boolean isFree(
            VerifiedRelease order, Plan plan, Inventory inventory, ReleaseState state) {
        Preparation.Question question =
                new Preparation.Question(
                        order, plan, inventory, Scope.CHANGED, false, state.heldEffects());
        return new ReleaseReadiness(context)
                .isReady(question, state.plans()::body, RoutineRequests.Purpose.HOLD);
    }
}
