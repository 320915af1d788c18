package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.status.Status.Claim;
import dev.sailplan.common.domain.status.Status.Settlement;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Holds what an application owns on a cluster, and how far its releases have come there.
///
/// An object that is in no inventory is never changed or deleted. `intent` is the intent digest of the last plan
/// that was applied to the end; `movedTo` closes the inventory for good.
public record Inventory(
        Owner owner,
        Optional<ClaimHolder> holder,
        Optional<Claim> claim,
        Optional<Settlement> settled,
        Optional<Digest> intent,
        PinsAndPauses pinsAndPauses,
        Optional<ApplicationKey> movedTo,
        NavigableMap<ObjectId, InventoryEntry> entries) {
    public Inventory {
        entries = Collections.unmodifiableNavigableMap(new TreeMap<>(entries));
        entries.forEach(Inventory::checkKey);
        Generation claimed = claim.map(Claim::generation).orElse(Generation.NONE);
        if (settled.isPresent() && settled.get().generation().isAbove(claimed)) {
            throw new IllegalArgumentException(
                    settled.get().generation() + " is settled but only " + claimed + " claimed");
        }
    }

    /// The inventory of an application that has nothing on the cluster yet.
    public static Inventory empty(Owner owner) {
        return new Inventory(
                owner,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PinsAndPauses.NONE,
                Optional.empty(),
                Collections.emptyNavigableMap());
    }

    public ApplicationId id() {
        return owner.id();
    }

    /// The digests of what was written last, or perhaps was.
    public Set<Digest> applied() {
        return entries.values().stream()
                .flatMap(entry -> entry.applied().stream())
                .collect(Collectors.toSet());
    }

    public int size() {
        return entries.size();
    }

    public Optional<InventoryEntry> find(ObjectId object) {
        return Optional.ofNullable(entries.get(object));
    }

    public Generation claimedGeneration() {
        return claim.map(Claim::generation).orElse(Generation.NONE);
    }

    /// Whether it knows less of its releases than another one did: it is an older copy, or was made anew.
    public boolean isBefore(Inventory other) {
        return other.claimedGeneration().isAbove(claimedGeneration())
                || (other.claimedGeneration().equals(claimedGeneration())
                        && other.isSettled()
                        && !isSettled());
    }

    /// Whether the claimed release has come to its end.
    public boolean isSettled() {
        return settled.map(Settlement::generation).equals(claim.map(Claim::generation));
    }

    /// The claimed release, once it has come to its end.
    public Optional<Attempt> ended() {
        return settled.filter(_ -> isSettled())
                .map(it ->
                        new Attempt(
                                new Subject(
                                        owner.application(),
                                        owner.cluster(),
                                        owner.repository(),
                                        it.commit()),
                                it.generation(),
                                it.plan(),
                                claim.orElseThrow().release(),
                                it.event()));
    }

    /// Claims the cluster for a release, or resumes the release that holds the claim: the first write of either.
    ///
    /// The union is taken here: everything that will be written or pruned stands in the result, unconfirmed.
    public Inventory claimed(Claiming claiming, Union union) {
        check(movedTo.isEmpty(), () -> "the application moved to " + movedTo.orElseThrow());
        check(admits(claiming.claim()), () -> claiming.claim().generation() + " comes too late");
        NavigableMap<ObjectId, InventoryEntry> all = new TreeMap<>(entries);
        union.prunes().forEach(object -> all.computeIfPresent(object, (_, e) -> e.unconfirmed()));
        union.writes().forEach(write -> all.put(write.object(), intended(write)));
        long epoch = holder.map(ClaimHolder::epoch).orElse(0L) + 1;
        return new Inventory(
                owner,
                Optional.of(new ClaimHolder(claiming.applier(), epoch)),
                Optional.of(claiming.claim()),
                settled,
                intent,
                claiming.pinsAndPauses(),
                Optional.empty(),
                all);
    }

    /// Whether a claim may be made or resumed: it is above the one made, or the very same and not settled.
    public boolean admits(Claim wanted) {
        boolean same = claim.equals(Optional.of(wanted)) && !isSettled();
        return same || wanted.generation().isAbove(claimedGeneration());
    }

    /// A claim to be made, with its applier and the pins and pauses of its release.
    public record Claiming(Claim claim, String applier, PinsAndPauses pinsAndPauses) {}

    /// Lists what a release will write and prune.
    public record Union(Collection<IntendedWrite> writes, Collection<ObjectId> prunes) {
        public static final Union NONE = new Union(Set.of(), Set.of());
    }

    /// With these objects about to be written; used while a release runs.
    public Inventory intending(Collection<IntendedWrite> writes) {
        NavigableMap<ObjectId, InventoryEntry> all = new TreeMap<>(entries);
        writes.forEach(write -> all.put(write.object(), intended(write)));
        return withEntries(all);
    }

    /// With these objects as they were written; each was in the union of the claim.
    public Inventory recorded(Collection<InventoryEntry> written) {
        NavigableMap<ObjectId, InventoryEntry> all = new TreeMap<>(entries);
        for (InventoryEntry entry : written) {
            check(all.containsKey(entry.object()), () -> entry.object() + " was never claimed");
            all.put(entry.object(), entry);
        }
        return withEntries(all);
    }

    /// Ends the claimed release. `gone` has left the cluster; `applied` is the intent where all of it was applied.
    public Inventory settled(
            Settlement settlement, Collection<ObjectId> gone, Optional<Digest> applied) {
        check(
                settlement.generation().equals(claimedGeneration()),
                () -> settlement.generation() + " does not hold the claim");
        NavigableMap<ObjectId, InventoryEntry> all = new TreeMap<>(entries);
        gone.forEach(all::remove);
        return new Inventory(
                owner,
                holder,
                claim,
                Optional.of(settlement),
                applied.isPresent() ? applied : intent,
                pinsAndPauses,
                movedTo,
                all);
    }

    /// Without objects that have left the cluster; used while a release runs.
    public Inventory without(Collection<ObjectId> gone) {
        NavigableMap<ObjectId, InventoryEntry> all = new TreeMap<>(entries);
        gone.forEach(all::remove);
        return withEntries(all);
    }

    private Inventory withEntries(NavigableMap<ObjectId, InventoryEntry> all) {
        return new Inventory(owner, holder, claim, settled, intent, pinsAndPauses, movedTo, all);
    }

    private InventoryEntry intended(IntendedWrite write) {
        Optional<InventoryEntry> known = find(write.object());
        return new InventoryEntry(
                write.object(),
                write.version(),
                write.uid(),
                known.flatMap(InventoryEntry::applied),
                false,
                write.run(),
                known.flatMap(InventoryEntry::fields));
    }

    private static void checkKey(ObjectId object, InventoryEntry entry) {
        check(object.equals(entry.object()), () -> object + " stands for " + entry.object());
    }

    private static void check(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise.get());
        }
    }
}
