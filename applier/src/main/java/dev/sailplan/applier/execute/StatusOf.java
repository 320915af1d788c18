package dev.sailplan.applier.execute;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.Claim;
import dev.sailplan.common.domain.status.Status.End;
import dev.sailplan.common.domain.status.Status.Settlement;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.StateCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Writes an application's status where it says something new.
final class StatusOf {
    private static final StateCodec CODEC = new StateCodec();
    private final Records records;
    private final InstantSource time;

    StatusOf(Records records, InstantSource time) {
        this.records = records;
        this.time = time;
    }

    /// With the plan of a release that has just ended: its bodies are here.
    Outputs publish(Inventory inventory, ApplicationState state, Health health, Plan plan) {
        Optional<Digest> held =
                state.plans().holds(plan.index())
                        ? Optional.of(plan.intentDigest())
                        : Optional.empty();
        return state.plans()
                .keepHeld(held)
                .and(
                        said(
                                status(inventory, state, new Word(held, health, Optional.empty())),
                                state));
    }

    /// `wants` is the release whose bodies are missing.
    Outputs publish(
            Inventory inventory,
            ApplicationState state,
            Health health,
            Optional<Generation> wants) {
        return said(status(inventory, state, new Word(state.plans().held(), health, wants)), state);
    }

    private Outputs said(Status status, ApplicationState state) {
        Digest digest = Digest.of(CODEC.write(at(status, Instant.EPOCH)).bytes());
        boolean said = state.status().map(text -> text.text().equals(digest.value())).orElse(false);
        return said
                ? Outputs.NONE
                : state.keepStatus(digest, status.health()).with(records.status(status));
    }

    /// Of a release that was given up while the cluster was claimed for it: held, since it waits for a person. What is
    /// called failed is released again by the planner, and would end the process as often.
    Outputs givenUp(Order order, Outcome.Failed outcome, ApplicationState state) {
        Word word = new Word(state.plans().held(), new Health.Unknown(), Optional.empty());
        Standing standing =
                new Standing(Optional.of(order.claim()), Optional.of(settlement(outcome)));
        return said(status(order.owner(), standing, word), state);
    }

    /// What is said beside what the inventory has.
    private record Word(Optional<Digest> held, Health health, Optional<Generation> wants) {}

    private record Standing(Optional<Claim> claimed, Optional<Settlement> settled) {}

    private Status status(Inventory inventory, ApplicationState state, Word word) {
        Optional<Settlement> end =
                inventory.isSettled() ? inventory.settled() : givenUp(inventory, state);
        return status(inventory.owner(), new Standing(inventory.claim(), end), word);
    }

    /// The inventory does not know of it, since the cluster was not asked then.
    private static Optional<Settlement> givenUp(Inventory inventory, ApplicationState state) {
        return state.outcome()
                .filter(Outcome.Failed.class::isInstance)
                .map(Outcome.Failed.class::cast)
                .filter(failed ->
                        inventory
                                .claim()
                                .filter(c -> c.release().equals(failed.attempt().release()))
                                .isPresent())
                .map(StatusOf::settlement)
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

    private Status status(Owner owner, Standing standing, Word word) {
        return new Status(
                owner.application(),
                owner.cluster(),
                owner.repository(),
                standing.claimed(),
                standing.settled(),
                word.held(),
                word.health(),
                word.wants(),
                time.instant());
    }

    private static Status at(Status status, Instant instant) {
        return new Status(
                status.application(),
                status.cluster(),
                status.owner(),
                status.claimed(),
                status.settled(),
                status.held(),
                status.health(),
                status.wants(),
                instant);
    }
}
