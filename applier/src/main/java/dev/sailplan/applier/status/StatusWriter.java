package dev.sailplan.applier.status;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.applier.state.LatestRelease;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.Claim;
import dev.sailplan.common.domain.status.Status.End;
import dev.sailplan.common.domain.status.Status.Latest;
import dev.sailplan.common.domain.status.Status.Settlement;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.wire.json.StateCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes an application's status where it says something new.
public final class StatusWriter {
    private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);
    private static final StateCodec CODEC = new StateCodec();
    private static final Digest NOTHING = new Index(List.of()).intentDigest();
    private final ReleaseTools context;

    public StatusWriter(ReleaseTools context) {
        this.context = context;
    }

    /// With the plan of a release that has just ended: its bodies are here.
    public Outputs publish(Inventory inventory, ReleaseState state, Health health, Plan plan) {
        Optional<Digest> held =
                Optional.of(plan.index())
                        .filter(index -> !index.entries().isEmpty())
                        .filter(state.plans()::holds)
                        .map(Index::intentDigest);
        return state.plans()
                .keepHeld(held)
                .and(said(status(inventory, state, Word.settled(held, health)), state));
    }

    /// Of a release that ended without its plan.
    public Outputs settled(Inventory inventory, ReleaseState state, Health health) {
        return said(status(inventory, state, Word.settled(state.plans().held(), health)), state);
    }

    /// With the release that waits for bodies, as long as it does.
    public Outputs publish(Inventory inventory, ReleaseState state, Health health) {
        Optional<Generation> wants =
                state.waiting()
                        .filter(order -> isIncomplete(order, state))
                        .map(VerifiedRelease::generation);
        return publish(inventory, state, health, wants);
    }

    private static boolean isIncomplete(VerifiedRelease order, ReleaseState state) {
        return !state.plans().isGivenUp(order.release().plan())
                && state.plans()
                        .plan(order.release().plan())
                        .filter(plan -> state.plans().holds(plan.index()))
                        .isEmpty();
    }

    /// `wants` is the release whose bodies are missing.
    public Outputs publish(
            Inventory inventory, ReleaseState state, Health health, Optional<Generation> wants) {
        Word word =
                new Word(
                        state.plans().held(),
                        health,
                        wants,
                        Optional.empty(),
                        open(state.latest(), inventory));
        return said(status(inventory, state, word), state);
    }

    /// Nothing holds the held release any more: whoever made it may make it again.
    public Outputs freed(Inventory inventory, ReleaseState state, Generation held) {
        Word word =
                new Word(
                        state.plans().held(),
                        state.health(),
                        Optional.empty(),
                        Optional.of(held),
                        open(state.latest(), inventory));
        return said(status(inventory, state, word), state);
    }

    /// How far a release is that did not settle, beside what stands on the cluster: as it is known, or else as it was
    /// told last. Where neither is, nothing is told: a status that forgot a claim would have its number used again.
    public Outputs latest(LatestRelease latest, Optional<Inventory> known, ReleaseState state) {
        Optional<Status> told = told(state);
        return known.filter(inventory -> inventory.claim().isPresent() || told.isEmpty())
                .map(inventory -> progress(latest, Optional.empty(), inventory, state))
                .or(() -> told.map(last -> last.with(Optional.of(latest.word()), now())))
                .map(status -> said(status, state))
                .orElse(Outputs.NONE)
                .and(state.keep(latest));
    }

    /// The same of one that was refused. Whose application it is, only a claim says.
    public Outputs refused(LatestRelease latest, Optional<Inventory> known, ReleaseState state) {
        boolean claimed =
                known.flatMap(Inventory::claim)
                        .or(() -> told(state).flatMap(Status::claimed))
                        .isPresent();
        return claimed ? latest(latest, known, state) : Outputs.NONE;
    }

    /// The same of one whose bodies are missing.
    public Outputs wanting(LatestRelease latest, Inventory inventory, ReleaseState state) {
        Optional<Generation> wants = Optional.of(latest.word().generation());
        return said(progress(latest, wants, inventory, state), state).and(state.keep(latest));
    }

    private Status progress(
            LatestRelease latest,
            Optional<Generation> wants,
            Inventory inventory,
            ReleaseState state) {
        Word word =
                new Word(
                        state.plans().held(),
                        state.health(),
                        wants,
                        Optional.empty(),
                        open(Optional.of(latest), inventory));
        return status(inventory, state, word);
    }

    private static Optional<Latest> open(Optional<LatestRelease> latest, Inventory inventory) {
        return latest.filter(it -> it.isOpen(inventory)).map(LatestRelease::word);
    }

    /// What was told of a cluster that was built anew since stands no more, as far as the cluster says which it is.
    private Optional<Status> told(ReleaseState state) {
        return state.told().filter(last -> isStill(last.cluster()));
    }

    private boolean isStill(ClusterUid told) {
        return context.cluster().known().map(told::equals).orElse(true);
    }

    private Outputs said(Status status, ReleaseState state) {
        Status timeless = status.with(status.latest(), Instant.EPOCH);
        Digest digest = Digest.of(CODEC.write(timeless).bytes());
        boolean said = state.status().map(text -> text.text().equals(digest.value())).orElse(false);
        return said
                ? Outputs.NONE
                : state.keepStatus(digest, status).with(context.records().status(status));
    }

    /// Of a release that was given up while the cluster was claimed for it: held, since it waits for a person. What is
    /// called failed is released again by the planner, and would end the process as often.
    public Outputs givenUp(VerifiedRelease order, Outcome.Failed outcome, ReleaseState state) {
        Word word = Word.settled(state.plans().held(), new Health.Unknown());
        ClaimAndEnd claim =
                new ClaimAndEnd(Optional.of(order.claim()), Optional.of(settlement(outcome)));
        return said(status(order.owner(), claim, word), state);
    }

    /// Holds what a status says beside what the inventory has.
    private record Word(
            Optional<Digest> held,
            Health health,
            Optional<Generation> wants,
            Optional<Generation> freed,
            Optional<Latest> latest) {
        /// When a release has settled nothing is under way.
        static Word settled(Optional<Digest> held, Health health) {
            return new Word(held, health, Optional.empty(), Optional.empty(), Optional.empty());
        }

        Word freeing(Optional<Generation> release) {
            return new Word(held, health, wants, release, latest);
        }

        /// Of an application that owns no object there is nothing to remove, whatever bodies were sent for it.
        Word holdingNothing() {
            return new Word(Optional.of(NOTHING), health, wants, freed, latest);
        }
    }

    private record ClaimAndEnd(Optional<Claim> claimed, Optional<Settlement> settled) {
        /// Whether it stands as before what was told once.
        boolean isBefore(Status told) {
            Generation now = claimed.map(Claim::generation).orElse(Generation.NONE);
            Generation then = newest(told);
            boolean ended = told.settled().map(Settlement::generation).equals(Optional.of(then));
            return then.isAbove(now)
                    || (then.equals(now)
                            && !isSettled(now)
                            && (ended || told.freed().equals(Optional.of(then))));
        }

        private boolean isSettled(Generation now) {
            return settled.map(Settlement::generation).equals(Optional.of(now));
        }
    }

    private Status status(Inventory inventory, ReleaseState state, Word word) {
        Optional<Settlement> end =
                inventory.isSettled() ? inventory.settled() : givenUp(inventory, state);
        ClaimAndEnd claim = new ClaimAndEnd(inventory.claim(), end);
        Word whole = word.freed().isPresent() ? word : word.freeing(forgotten(claim, state));
        return status(
                inventory.owner(), claim, inventory.size() == 0 ? whole.holdingNothing() : whole);
    }

    /// The release that the cluster was claimed for once and knows nothing of any more, since its inventory was
    /// restored from a backup or deleted: what the release brought may be gone with it.
    private Optional<Generation> forgotten(ClaimAndEnd now, ReleaseState state) {
        Optional<Generation> forgotten =
                told(state)
                        .filter(last -> !isGivenUp(last, state))
                        .filter(last -> now.isBefore(last))
                        .map(StatusWriter::newest);
        forgotten
                .filter(_ -> !told(state).flatMap(Status::freed).equals(forgotten))
                .ifPresent(it ->
                        LOG.atWarn()
                                .addKeyValue("application", told(state).map(Status::application))
                                .addKeyValue("release", it)
                                .log(
                                        "the cluster stands as before this release; it is asked for again"));
        return forgotten;
    }

    private static Generation newest(Status told) {
        return Generation.max(told.claimedGeneration(), told.freed().orElse(Generation.NONE));
    }

    /// What was told of a claim then was never read in an inventory.
    private static boolean isGivenUp(Status told, ReleaseState state) {
        return told.settled().filter(last -> last.end() == End.HELD).isPresent()
                && state.outcome()
                        .filter(Outcome.Failed.class::isInstance)
                        .map(Outcome.Failed.class::cast)
                        .filter(failed ->
                                failed.attempt().generation().equals(told.claimedGeneration()))
                        .isPresent();
    }

    /// The inventory does not know of it, since the cluster was not asked then.
    private static Optional<Settlement> givenUp(Inventory inventory, ReleaseState state) {
        return state.outcome()
                .filter(Outcome.Failed.class::isInstance)
                .map(Outcome.Failed.class::cast)
                .filter(failed ->
                        inventory
                                .claim()
                                .filter(c -> c.release().equals(failed.attempt().release()))
                                .isPresent())
                .map(StatusWriter::settlement)
                .or(inventory::settled);
    }

    private static Settlement settlement(Outcome.Failed outcome) {
        Attempt attempt = outcome.attempt();
        return new Settlement(
                attempt.generation(),
                attempt.plan(),
                attempt.subject().commit(),
                attempt.event(),
                End.HELD,
                outcome.error());
    }

    private Status status(Owner owner, ClaimAndEnd claim, Word word) {
        return new Status(
                owner.application(),
                owner.cluster(),
                owner.repository(),
                claim.claimed(),
                claim.settled(),
                word.held(),
                word.health(),
                word.wants(),
                word.freed(),
                word.latest(),
                now());
    }

    private Instant now() {
        return context.tools().time().instant();
    }
}
