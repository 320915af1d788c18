package dev.sailplan.applier.execute;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.Kept;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.Status.Settlement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The claim on a cluster while a release runs, and what is still to be recorded under it.
final class Claimed {
    private final InventoryStore store;
    private final List<InventoryEntry> unrecorded = new ArrayList<>();
    private final Set<ObjectId> gone = new HashSet<>();
    private Kept kept;

    private Claimed(InventoryStore store, Kept kept) {
        this.store = store;
        this.kept = kept;
    }

    /// @throws Interruption.InventoryMoved when somebody else was faster
    static Claimed of(InventoryStore store, Kept from, Inventory claimed) {
        return new Claimed(store, store.write(from, claimed));
    }

    Inventory inventory() {
        return kept.inventory();
    }

    void note(Collection<InventoryEntry> written) {
        unrecorded.addAll(written);
    }

    void noteGone(Collection<ObjectId> objects) {
        gone.addAll(objects);
    }

    boolean hasUnrecorded() {
        return !unrecorded.isEmpty() || !gone.isEmpty();
    }

    void record() {
        if (hasUnrecorded()) {
            write(inventory -> inventory.recorded(unrecorded).without(gone));
            unrecorded.clear();
        }
    }

    Inventory settle(Settlement settlement, Optional<Digest> applied) {
        write(now -> now.recorded(present(now)).without(gone).settled(settlement, gone, applied));
        unrecorded.clear();
        return kept.inventory();
    }

    private List<InventoryEntry> present(Inventory now) {
        return unrecorded.stream().filter(e -> now.find(e.object()).isPresent()).toList();
    }

    /// @throws Interruption.ClaimLost when the cluster is no longer ours
    synchronized void confirm() {
        Kept now = store.readAgain(kept.inventory().owner());
        if (!isOurs(now)) {
            throw new Interruption.ClaimLost(now.inventory().claimedGeneration());
        }
        kept = now;
    }

    private boolean isOurs(Kept now) {
        return now.inventory().claim().equals(kept.inventory().claim())
                && now.inventory().holder().equals(kept.inventory().holder());
    }

    private synchronized void write(UnaryOperator<Inventory> change) {
        try {
            kept = store.write(kept, change.apply(kept.inventory()));
        } catch (Interruption.InventoryMoved e) {
            confirm();
            kept = store.write(kept, change.apply(kept.inventory()));
        }
    }
}
