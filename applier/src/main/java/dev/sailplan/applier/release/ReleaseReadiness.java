package dev.sailplan.applier.release;

import dev.sailplan.applier.access.RoutineRequests;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.dryrun.DryRuns;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.applier.prepare.OpenedManifests;
import dev.sailplan.applier.prepare.Preparation;
import dev.sailplan.applier.prepare.PreparedRelease;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.applier.status.ReleaseTools;
import dev.sailplan.applier.status.StatusWriter;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Tells whether a release could start now, and how applications stand, without changing a cluster.
public final class ReleaseReadiness {
    private static final String TOLD = "told/";
    private final ReleaseTools context;

    public ReleaseReadiness(ReleaseTools context) {
        this.context = context;
    }

    /// A verdict on a release before it is started; unknown while the cluster gives no answer.
    public enum Verdict {
        READY,
        NOT_READY,
        UNKNOWN
    }

    /// Whether a release could be started now, by its own checks up to the hold.
    public Verdict of(VerifiedRelease order, Plan plan, Function<Digest, Optional<Body>> bodies) {
        try {
            Inventory inventory = context.tools().inventories().of(order.owner()).inventory();
            Preparation.Question question =
                    new Preparation.Question(
                            order,
                            plan,
                            inventory,
                            order.release().scope(),
                            false,
                            Optional.empty());
            return isReady(question, bodies, RoutineRequests.Purpose.READINESS)
                    ? Verdict.READY
                    : Verdict.NOT_READY;
        } catch (Interruption | ClusterUnavailable e) {
            return Verdict.UNKNOWN;
        }
    }

    /// Whether nothing would keep the release from its first write.
    boolean isReady(
            Preparation.Question question,
            Function<Digest, Optional<Body>> bodies,
            RoutineRequests.Purpose purpose) {
        VerifiedRelease order = question.order();
        Preparation preparation =
                new Preparation(
                        context.tools().lookingAt(order.digest(), purpose),
                        context.authority(),
                        new OpenedManifests(order, context.opening(), bodies),
                        DryRuns.Purpose.READINESS);
        return context.refusal(order).isEmpty()
                && question.inventory().owner().equals(order.owner())
                && preparation.prepare(question) instanceof PreparedRelease.Ready;
    }

    /// Publishes the status of an application as its inventory has it.
    public Outputs status(Inventory inventory, Lane lane) {
        ReleaseState state = new ReleaseState(inventory.owner().application(), lane.state());
        return new StatusWriter(context).publish(inventory, state, state.health());
    }

    /// The applications that were told of and have no inventory any more: the cluster was restored to before they
    /// came, or somebody deleted what says what they own.
    public List<Inventory> lost(StateView state) {
        return state.under(TOLD).keySet().stream()
                .map(key -> ApplicationKey.parse(key.substring(TOLD.length())))
                .flatMap(application -> new ReleaseState(application, state).told().stream())
                .filter(told -> told.claimed().isPresent() || told.freed().isPresent())
                .filter(told -> told.cluster().equals(context.cluster().uid()))
                .map(Owner::of)
                .flatMap(owner -> context.tools().inventories().known(owner).stream())
                .filter(known -> known.claim().isEmpty())
                .toList();
    }
}
