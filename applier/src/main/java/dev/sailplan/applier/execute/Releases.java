package dev.sailplan.applier.execute;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.Kept;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides what a release is, new or seen before, and carries it out.
public final class Releases {
    public static final String TASK = "release";
    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int READS = 4;
    private final Context context;
    private final StatusOf statuses;

    public Releases(Context context) {
        this.context = context;
        this.statuses = new StatusOf(context.records(), context.world().time());
    }

    /// Which of the newer records on the lane, if any, may take over now.
    @FunctionalInterface
    public interface Newer {
        Optional<Generation> than(Order running);
    }

    /// The newest release of a lane, and the older ones that it stands in for.
    public record Batch(Order newest, List<Order> older, Newer newer) {
        public Batch {
            older = List.copyOf(older);
        }
    }

    /// What is to be written at the end. A cluster that can't be reached makes the release wait as state.
    public Outputs handle(Batch batch, Lane lane) {
        try {
            for (int read = 0; read < READS; read++) {
                Optional<Outputs> outputs = decided(batch, lane);
                if (outputs.isPresent()) {
                    return outputs.get();
                }
                context.world().inventories().forget(batch.newest().owner());
            }
            return parked(batch, lane, "the inventory is written by somebody else all the time");
        } catch (Interruption.Waiting e) {
            return parked(batch, lane, String.valueOf(e.getMessage()));
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

    private Outputs parked(Batch batch, Lane lane, String why) {
        Order order = batch.newest();
        LOG.atWarn()
                .addKeyValue("application", order.application())
                .addKeyValue("generation", order.generation())
                .addKeyValue("reason", why)
                .log("release waits for the cluster");
        lane.wakeAt(context.world().time().instant().plus(RETRY), TASK);
        ApplicationState state = state(order, lane);
        return state.await(order).and(superseded(batch, state, Generation.NONE));
    }

    private Outputs decide(Batch batch, Lane lane) {
        Order order = batch.newest();
        Optional<String> refusal = refusal(order);
        if (refusal.isPresent()) {
            return unclaimed(batch, lane, refusal.get());
        }
        Kept kept = context.world().inventories().of(order.owner());
        Inventory inventory = kept.inventory();
        if (!inventory.owner().equals(order.owner())) {
            return unclaimed(
                    batch,
                    lane,
                    "the application belongs to repository "
                            + inventory.owner().repository()
                            + ", not to "
                            + order.owner().repository());
        }
        return switch (Situation.of(order, inventory, state(order, lane).begun())) {
            case Situation.Settled _ -> repeated(batch, lane, inventory);
            case Situation.Overtaken(Generation by) ->
                    answered(
                            batch,
                            lane,
                            inventory,
                            new Outcome.Superseded(order.attempt(), by, now()));
            case Situation.TooLate(Generation claimed) ->
                    answered(
                            batch,
                            lane,
                            inventory,
                            new Outcome.Stale(order.attempt(), claimed, now()));
            case Situation.Begun _ -> run(batch, lane, kept, true);
            case Situation.New _ -> run(batch, lane, kept, false);
        };
    }

    private Optional<String> refusal(Order order) {
        ClusterUid planned = order.release().subject().cluster();
        return planned.equals(context.cluster())
                ? context.authority().refuses(order.release().subject())
                : Optional.of("planned for the cluster with the uid " + planned + ", not this one");
    }

    /// Refused without touching the cluster: it has no right to an inventory here.
    private Outputs unclaimed(Batch batch, Lane lane, String why) {
        Order order = batch.newest();
        Outcome outcome = new Outcome.Failed(order.attempt(), List.of(), why, Timings.NONE, now());
        ApplicationState state = state(order, lane);
        return superseded(batch, state, Generation.NONE)
                .and(state.ended())
                .with(context.records().outcome(outcome));
    }

    private Outputs repeated(Batch batch, Lane lane, Inventory inventory) {
        Order order = batch.newest();
        Outcome again =
                state(order, lane)
                        .outcome()
                        .filter(o ->
                                o instanceof Outcome.OfRelease of
                                        && of.attempt().equals(order.attempt()))
                        .orElseGet(
                                () -> Ends.again(order, inventory.settled().orElseThrow(), now()));
        return answered(batch, lane, inventory, again);
    }

    private Outputs answered(Batch batch, Lane lane, Inventory inventory, Outcome outcome) {
        Order order = batch.newest();
        ApplicationState state = state(order, lane);
        Outputs status = statuses.publish(inventory, state, state.health(), Optional.empty());
        Outputs closed = outcome instanceof Outcome.Stale ? state.stopWaiting() : state.ended();
        return superseded(batch, state, inventory.claimedGeneration())
                .with(context.records().outcome(outcome))
                .and(status)
                .and(closed);
    }

    private Outputs run(Batch batch, Lane lane, Kept kept, boolean begun) {
        ApplicationState state = state(batch.newest(), lane);
        Optional<Plan> plan = state.plan(batch.newest().release().plan());
        return plan.map(p ->
                        new ReleaseRun(context, statuses, batch, lane).carryOut(p, kept, begun))
                .orElse(Optional.empty())
                .orElseGet(() -> wanting(batch, lane, kept.inventory()));
    }

    /// The plan or bodies of it are missing: the planner is asked, and the release waits as state.
    private Outputs wanting(Batch batch, Lane lane, Inventory inventory) {
        ApplicationState state = state(batch.newest(), lane);
        Outputs status =
                statuses.publish(
                        inventory, state, state.health(), Optional.of(batch.newest().generation()));
        return state.await(batch.newest())
                .and(superseded(batch, state, inventory.claimedGeneration()))
                .and(status);
    }

    /// Goes on with the release that waits, if one does.
    public Outputs resume(ApplicationKey application, Newer newer, Lane lane) {
        return new ApplicationState(application, lane.state())
                .waiting()
                .map(order -> handle(new Batch(order, List.of(), newer), lane))
                .orElse(Outputs.NONE);
    }

    /// Whether a release could be started now, by its own checks up to the hold.
    public boolean isReady(Order order, Plan plan, Function<Digest, Optional<Body>> bodies) {
        Inventory inventory = context.world().inventories().of(order.owner()).inventory();
        Manifests manifests =
                new Manifests(
                        order,
                        context.opening(),
                        d ->
                                bodies.apply(d)
                                        .or(() -> HomeNamespace.of(plan).flatMap(h -> h.body(d))));
        Preparation.Question question =
                new Preparation.Question(order, plan, inventory, order.release().scope(), false);
        return refusal(order).isEmpty()
                && inventory.owner().equals(order.owner())
                && new Preparation(context.world(), context.authority(), manifests)
                                .prepare(question)
                        instanceof Prepared.Ready;
    }

    /// Publishes the status of an application as its inventory has it.
    public Outputs status(Inventory inventory, Lane lane) {
        ApplicationState state =
                new ApplicationState(inventory.owner().application(), lane.state());
        Optional<Generation> wants =
                state.waiting()
                        .filter(order -> state.plan(order.release().plan()).isEmpty())
                        .map(Order::generation);
        return statuses.publish(inventory, state, state.health(), wants);
    }

    private Outputs superseded(Batch batch, ApplicationState state, Generation claimed) {
        return new Superseding(context.records(), now()).by(batch, state, claimed);
    }

    private Instant now() {
        return context.world().time().instant();
    }

    private static ApplicationState state(Order order, Lane lane) {
        return new ApplicationState(order.application(), lane.state());
    }
}
