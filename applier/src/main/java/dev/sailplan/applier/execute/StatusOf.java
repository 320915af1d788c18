package dev.sailplan.applier.execute;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.status.Status;
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
                .and(said(status(inventory, held, health, Optional.empty()), state));
    }

    /// `wants` is the release whose bodies are missing.
    Outputs publish(
            Inventory inventory,
            ApplicationState state,
            Health health,
            Optional<Generation> wants) {
        return said(status(inventory, state.plans().held(), health, wants), state);
    }

    private Outputs said(Status status, ApplicationState state) {
        Digest digest = Digest.of(CODEC.write(at(status, Instant.EPOCH)).bytes());
        boolean said = state.status().map(text -> text.text().equals(digest.value())).orElse(false);
        return said
                ? Outputs.NONE
                : state.keepStatus(digest, status.health()).with(records.status(status));
    }

    private Status status(
            Inventory inventory, Optional<Digest> held, Health health, Optional<Generation> wants) {
        Owner owner = inventory.owner();
        return new Status(
                owner.application(),
                owner.cluster(),
                owner.repository(),
                inventory.claim(),
                inventory.settled(),
                held,
                health,
                wants,
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
