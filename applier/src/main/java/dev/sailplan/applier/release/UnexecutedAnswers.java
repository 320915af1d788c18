package dev.sailplan.applier.release;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.release.ReleaseHandler.Batch;
import dev.sailplan.applier.state.HeldLook;
import dev.sailplan.applier.state.LatestRelease;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.applier.status.ReleaseTools;
import dev.sailplan.applier.status.StatusWriter;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.common.domain.status.Status.Stage;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers a release that is not carried out, or not now.
final class UnexecutedAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(UnexecutedAnswers.class);
    private final ReleaseTools context;
    private final StatusWriter statuses;
    private final Batch batch;
    private final VerifiedRelease order;
    private final Lane lane;

    UnexecutedAnswers(ReleaseTools context, Batch batch, Lane lane) {
        this.context = context;
        this.statuses = new StatusWriter(context);
        this.batch = batch;
        this.order = batch.newest();
        this.lane = lane;
    }

    /// The cluster can't be reached or used now; it is tried again, ever later.
    Outputs waiting(String why) {
        LOG.atWarn()
                .addKeyValue("application", order.application())
                .addKeyValue("generation", order.generation())
                .addKeyValue("reason", why)
                .log("release waits for the cluster");
        ReleaseState state = state();
        LatestRelease latest = latest(state, Stage.WAITING, why).triedInVain();
        lane.wakeAt(
                now().plus(context.tools().retries().beforeNext(latest.tries())),
                ReleaseHandler.TASK);
        return waits(state, Generation.NONE).and(statuses.latest(latest, known(), state));
    }

    private LatestRelease latest(ReleaseState state, Stage stage, String why) {
        return LatestRelease.of(order, state.latest(), stage, new LatestRelease.Said(why, now()));
    }

    private Optional<Inventory> known() {
        return context.tools().inventories().known(order.owner());
    }

    /// Whoever began and is answered now is not answered again with the next try.
    private Outputs waits(ReleaseState state, Generation claimed) {
        Outputs awaiting = state.await(order);
        Outputs outputs =
                (batch.withdrawn() ? awaiting.and(state.withdraw(order)) : awaiting)
                        .and(superseded(state, claimed));
        return state.started()
                .filter(started -> order.generation().isAbove(started.attempt().generation()))
                .map(started -> outputs.and(state.begin(started.answering(started.attempt()))))
                .orElse(outputs);
    }

    /// Refused without touching the cluster: it has no right to an inventory here.
    Outputs unclaimed(String why) {
        ReleaseState state = state();
        return failed(failure(why), state)
                .and(statuses.refused(latest(state, Stage.FAILED, why), known(), state));
    }

    private Outcome.Failed failure(String why) {
        return new Outcome.Failed(order.attempt(), List.of(), why, Timings.NONE, now());
    }

    private Outputs failed(Outcome.Failed outcome, ReleaseState state) {
        return superseded(state, Generation.NONE)
                .and(state.ended(order))
                .with(context.records().outcome(outcome));
    }

    /// It won't be tried again by itself. The cluster is not asked, so that what is remembered of its claim counts, or
    /// else that it began.
    Outputs givenUp(String why) {
        ReleaseState state = state();
        boolean began =
                state.started().filter(b -> b.attempt().equals(order.attempt())).isPresent();
        boolean claimed =
                context.tools()
                        .inventories()
                        .remembered(order.owner())
                        .map(known -> known.claim().equals(Optional.of(order.claim())))
                        .orElse(began);
        if (!claimed) {
            return unclaimed(why);
        }
        Outcome.Failed outcome = failure(why);
        return failed(outcome, state)
                .and(state.keep(outcome))
                .and(statuses.givenUp(order, outcome, state));
    }

    Outputs repeated(Inventory inventory) {
        return state().outcome()
                .filter(o ->
                        o instanceof Outcome.OfRelease of && of.attempt().equals(order.attempt()))
                .map(kept -> answered(inventory, kept))
                .orElseGet(() -> forgotten(inventory));
    }

    /// Its answer was lost, and with it what there is to do after it.
    private Outputs forgotten(Inventory inventory) {
        Outcome again = Conclusion.again(order, inventory.settled().orElseThrow(), now());
        Outputs outputs = answered(inventory, again).and(state().keep(again));
        if (!(again instanceof Outcome.Held)) {
            return outputs;
        }
        HeldLook look = new HeldLook(order, 0);
        new HeldTask(context).begin(look, lane);
        return outputs.and(state().look(look));
    }

    /// It has its answer; only a record that came with it may have none.
    Outputs silent() {
        ReleaseState state = state();
        return superseded(state, Generation.NONE)
                .and(state.forgetAnswer(order.digest()))
                .and(state.ended(order));
    }

    Outputs answered(Inventory inventory, Outcome outcome) {
        ReleaseState state = state();
        Outputs status = statuses.publish(inventory, state, state.health(), Optional.empty());
        return superseded(state, inventory.claimedGeneration())
                .with(context.records().outcome(outcome))
                .and(status)
                .and(state.ended(order));
    }

    /// The plan or bodies of it are missing: the planner is asked, and the release waits as state.
    Outputs wanting(Inventory inventory) {
        ReleaseState state = state();
        LatestRelease latest =
                latest(state, Stage.WAITING, "the planner is asked for objects that are not here");
        return waits(state, inventory.claimedGeneration())
                .and(statuses.wanting(latest, inventory, state));
    }

    private Outputs superseded(ReleaseState state, Generation claimed) {
        return new SupersededReleases(context.records(), now()).by(batch, state, claimed);
    }

    private ReleaseState state() {
        return new ReleaseState(order.application(), lane.state());
    }

    private Instant now() {
        return context.tools().time().instant();
    }
}
