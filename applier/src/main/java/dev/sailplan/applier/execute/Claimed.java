package dev.sailplan.applier.execute;

import dev.sailplan.applier.inventory.Intended;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.Kept;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.Status.Settlement;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.port.Exclusion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The claim on a cluster while a release runs, and what is still to be recorded under it.
///
/// A release that writes no object claims and settles in one write.
final class Claimed {
    private final InventoryStore store;
    private final Lane lane;
    private final Generation before;
    private final Inventory claim;
    private final List<InventoryEntry> unrecorded = new ArrayList<>();
    private final Set<ObjectId> gone = new HashSet<>();
    private final Exclusion oneAtATime;
    private volatile Kept kept;
    private volatile boolean made;

    Claimed(Under under, Kept from, Inventory claim) {
        this.store = under.store();
        this.lane = under.lane();
        this.before = from.inventory().claimedGeneration();
        this.kept = from;
        this.claim = claim;
        this.oneAtATime = store.exclusion();
    }

    /// Where it is recorded, and the lane that the release runs on.
    record Under(InventoryStore store, Lane lane) {}

    /// Comes before every request that changes an object: waiting for an answer may take longer than the log waits
    /// for us, and somebody else may be at work by then.
    ///
    /// @throws LaneStopped when the partition is no longer ours
    void goOn() {
        if (lane.lost()) {
            throw new LaneStopped();
        }
    }

    /// What the cluster was claimed for before.
    Generation before() {
        return before;
    }

    /// Writes the claim: from here on objects may be written.
    ///
    /// @throws Interruption.InventoryMoved when somebody else was faster
    void make() {
        kept = store.write(kept, claim);
        made = true;
    }

    Inventory inventory() {
        return made ? kept.inventory() : claim;
    }

    /// Written before what it says is done.
    void intend(Collection<Intended> writes) {
        if (!writes.isEmpty()) {
            write(inventory -> inventory.intending(writes));
        }
    }

    void note(Collection<InventoryEntry> written) {
        unrecorded.addAll(written);
    }

    /// What was written and may not work: the next attempt has to wait for it as well. Answers the entries as they
    /// were.
    List<InventoryEntry> doubt(Collection<ObjectId> objects) {
        List<InventoryEntry> before =
                objects.stream().flatMap(object -> latest(object).stream()).toList();
        before.forEach(entry -> unrecorded.add(entry.unconfirmed()));
        return before;
    }

    private Optional<InventoryEntry> latest(ObjectId object) {
        return unrecorded.stream()
                .filter(entry -> entry.object().equals(object))
                .reduce((_, last) -> last)
                .or(() -> inventory().find(object));
    }

    void noteGone(Collection<ObjectId> objects) {
        gone.addAll(objects);
    }

    /// Uids at a stage's end.
    void record() {
        if (made && (!unrecorded.isEmpty() || !gone.isEmpty())) {
            write(inventory -> inventory.recorded(present(inventory)).without(gone));
            unrecorded.clear();
        }
    }

    Inventory settle(Settlement settlement, Optional<Digest> applied) {
        write(now -> now.recorded(present(now)).settled(settlement, gone, applied));
        unrecorded.clear();
        return kept.inventory();
    }

    private List<InventoryEntry> present(Inventory now) {
        return unrecorded.stream().filter(e -> now.find(e.object()).isPresent()).toList();
    }

    /// @throws Interruption.ClaimLost when the cluster is no longer ours
    void confirm() {
        oneAtATime.alone(this::confirmed);
    }

    private Kept confirmed() {
        Kept now = store.readAgain(kept.inventory().owner());
        if (!isOurs(now)) {
            throw new Interruption.ClaimLost(now.inventory().claimedGeneration());
        }
        kept = now;
        return now;
    }

    private boolean isOurs(Kept now) {
        return made
                && now.inventory().claim().equals(claim.claim())
                && now.inventory().holder().equals(claim.holder());
    }

    private void write(UnaryOperator<Inventory> change) {
        oneAtATime.alone(() -> written(change));
    }

    private Kept written(UnaryOperator<Inventory> change) {
        try {
            kept = store.write(kept, change.apply(inventory()));
        } catch (Interruption.InventoryMoved e) {
            kept = store.write(confirmed(), change.apply(kept.inventory()));
        }
        return kept;
    }
}
