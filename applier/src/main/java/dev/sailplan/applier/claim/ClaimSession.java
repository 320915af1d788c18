package dev.sailplan.applier.claim;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.inventory.IntendedWrite;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.PinsAndPauses;
import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.applier.store.InventoryStore;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.Status.Settlement;
import dev.sailplan.common.log.threads.Exclusion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A claim on a cluster while its release runs, with what is still to be recorded under it.
///
/// A release that writes no object claims and settles in one write.
public final class ClaimSession {
    private static final Duration VALID = Duration.ofSeconds(5);
    private final InventoryStore store;
    private final Generation before;
    private final Inventory claim;
    private final List<InventoryEntry> unrecorded = new ArrayList<>();
    private final Set<ObjectId> gone = new HashSet<>();
    private final Exclusion oneAtATime;
    private final InstantSource time;
    private volatile StoredInventory stored;
    private volatile boolean made;
    private volatile Instant confirmedAt;

    private ClaimSession(ClusterTools tools, StoredInventory from, Inventory claim) {
        this.store = tools.inventories();
        this.before = from.inventory().claimedGeneration();
        this.stored = from;
        this.claim = claim;
        this.oneAtATime = store.exclusion();
        this.time = tools.time();
        this.confirmedAt = time.instant();
    }

    /// Begins the claim of a release in memory; whoever writes under it makes it first.
    ///
    /// @throws Interruption.InventoryMoved when the inventory does not admit it
    public static ClaimSession of(
            VerifiedRelease order,
            ClusterTools tools,
            StoredInventory stored,
            Inventory.Union union) {
        Inventory before = stored.inventory();
        if (!before.admits(order.claim())) {
            throw new Interruption.InventoryMoved();
        }
        Inventory.Claiming claiming =
                new Inventory.Claiming(
                        order.claim(), tools.applier(), PinsAndPauses.of(order.release()));
        return new ClaimSession(tools, stored, before.claimed(claiming, union));
    }

    /// Asks again whether the cluster is ours, where the last word of it is older than five seconds. Nobody else is
    /// given the partition, without our hearing of it, before its session time-out of ten.
    ///
    /// @throws Interruption.ClaimLost when it is not
    void confirmNowAndThen() {
        if (made && isOld()) {
            oneAtATime.alone(() -> isOld() ? confirmed() : stored);
        }
    }

    private boolean isOld() {
        return time.instant().isAfter(confirmedAt.plus(VALID));
    }

    /// What the cluster was claimed for before.
    public Generation before() {
        return before;
    }

    /// Writes the claim: from here on objects may be written.
    ///
    /// @throws Interruption.InventoryMoved when somebody else was faster
    public void make() {
        Instant asked = time.instant();
        boolean heldBefore = stored.inventory().holder().isPresent();
        stored = store.write(stored, claim);
        store.earlier().claimed(claim.id(), heldBefore, time.instant());
        confirmedAt = asked;
        made = true;
    }

    /// Writes the claim, unless it stands: from here on nobody else begins a request.
    public void ensure() {
        if (!made) {
            make();
        }
    }

    /// What is claimed is in the inventory that was read, not only in the claim to be.
    public boolean isListed(ObjectId object) {
        return stored.inventory().find(object).isPresent();
    }

    public Inventory inventory() {
        return made ? stored.inventory() : claim;
    }

    /// Without what is gone by now, recorded or not.
    public Inventory remaining() {
        return inventory().without(gone);
    }

    /// Written before what it says is done.
    public void intend(Collection<IntendedWrite> writes) {
        if (!writes.isEmpty()) {
            write(inventory -> inventory.intending(writes));
        }
    }

    public void note(Collection<InventoryEntry> written) {
        unrecorded.addAll(written);
    }

    /// What was written and may not work: the next attempt has to wait for it as well. Answers the entries as they
    /// were.
    public List<InventoryEntry> doubt(Collection<ObjectId> objects) {
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

    public void noteGone(Collection<ObjectId> objects) {
        gone.addAll(objects);
    }

    /// Whether a run was started that nothing but its own marks tells of yet. Once it is gone, and be it with its
    /// namespace, nobody could know that it had been there, and it would run again.
    public boolean owesRuns() {
        return unrecorded.stream()
                .filter(entry -> entry.run().isPresent())
                .anyMatch(entry ->
                        inventory().find(entry.object()).flatMap(InventoryEntry::uid).isEmpty());
    }

    /// Records what it owes before anything is asked or waited for that may get no answer, or end with the process.
    public void recordRuns() {
        if (owesRuns()) {
            record();
        }
    }

    /// Uids at a stage's end.
    public void record() {
        if (made && (!unrecorded.isEmpty() || !gone.isEmpty())) {
            write(inventory -> inventory.recorded(present(inventory)).without(gone));
            unrecorded.clear();
        }
    }

    public Inventory settle(Settlement settlement, Optional<Digest> applied) {
        write(now -> now.recorded(present(now)).settled(settlement, gone, applied));
        unrecorded.clear();
        return stored.inventory();
    }

    private List<InventoryEntry> present(Inventory now) {
        return unrecorded.stream().filter(e -> now.find(e.object()).isPresent()).toList();
    }

    /// Reads the inventory anew.
    ///
    /// @throws Interruption.ClaimLost when the cluster is no longer ours
    public void confirm() {
        oneAtATime.alone(this::confirmed);
    }

    private StoredInventory confirmed() {
        Instant asked = time.instant();
        StoredInventory now = store.urgent().readAgain(stored.inventory().owner());
        if (!isOurs(now)) {
            throw new Interruption.ClaimLost(now.inventory().claimedGeneration());
        }
        stored = now;
        confirmedAt = asked;
        return now;
    }

    /// Before the claim is made nobody else may have made one: the inventory is what the claim follows.
    private boolean isOurs(StoredInventory now) {
        if (!made) {
            return now.inventory().equals(stored.inventory());
        }
        return now.inventory().claim().equals(claim.claim())
                && now.inventory().holder().equals(claim.holder());
    }

    private void write(UnaryOperator<Inventory> change) {
        oneAtATime.alone(() -> written(change));
    }

    private StoredInventory written(UnaryOperator<Inventory> change) {
        try {
            stored = store.write(stored, change.apply(inventory()));
        } catch (Interruption.InventoryMoved e) {
            stored = store.write(confirmed(), change.apply(inventory()));
        }
        return stored;
    }
}
