package dev.sailplan.applier.store;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryNotKept;
import dev.sailplan.applier.inventory.InventoryUnreadable;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.applier.retry.RetryPolicy;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.threads.Exclusion;
import dev.sailplan.common.wire.json.JsonCodec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores inventories in their ConfigMaps, by compare-and-set.
///
/// What was written last is remembered, so that a release need not read before it claims: whoever wrote in
/// between makes the claim fail.
public final class InventoryStore {
    private static final Logger LOG = LoggerFactory.getLogger(InventoryStore.class);
    private static final JsonCodec JSON = new JsonCodec();
    private final Cluster cluster;
    private final RetryPolicy retries;
    private final ConfigMapStore store;
    private final RequestCause cause;
    private final Memory memory;

    /// Remembers what is known of all inventories, for all who ask.
    private static final class Memory {
        private final Map<ApplicationId, StoredInventory> remembered = new ConcurrentHashMap<>();
        private final Set<ApplicationId> doubted = ConcurrentHashMap.newKeySet();
        private final EarlierRequests earlier = new EarlierRequests();
        private volatile boolean listed;
        private volatile Set<String> there = Set.of();
    }

    /// `cause` is that of requests that belong to no release.
    public InventoryStore(Cluster cluster, RetryPolicy retries, RequestCause cause) {
        this(cluster, retries, cause, new Memory());
    }

    private InventoryStore(
            Cluster cluster, RetryPolicy retries, RequestCause cause, Memory memory) {
        this.cluster = cluster.on(cause);
        this.cause = cause;
        this.retries = retries;
        this.store = new ConfigMapStore(this.cluster);
        this.memory = memory;
    }

    /// The same, whose requests have this cause.
    public InventoryStore on(RequestCause other) {
        return new InventoryStore(cluster, retries, other, memory);
    }

    /// The same, for those who hold the turns of others while they wait.
    public InventoryStore urgent() {
        return on(cause.urgent());
    }

    public EarlierRequests earlier() {
        return memory.earlier;
    }

    public Exclusion exclusion() {
        return retries.exclusion();
    }

    /// Every inventory of the cluster, read now.
    public List<Inventory> all() {
        List<JsonObject> maps = list(StoredInventory.LABEL);
        List<StoredInventory> all = StoredInventory.readAll(maps, JSON, InventoryStore::told);
        all.forEach(stored -> memory.remembered.putIfAbsent(stored.inventory().id(), stored));
        memory.there = Set.copyOf(StoredInventory.ids(maps));
        memory.listed = true;
        return all.stream().map(StoredInventory::inventory).toList();
    }

    private static void told(InventoryUnreadable bad) {
        LOG.atError().addKeyValue("reason", bad.getMessage()).log("an inventory is left out");
    }

    /// What is known of it now.
    public Inventory latest(Inventory listed) {
        return of(listed.owner()).inventory();
    }

    /// What was read or written last, without asking.
    public Optional<Inventory> remembered(Owner owner) {
        return Optional.ofNullable(memory.remembered.get(owner.id()))
                .map(StoredInventory::inventory);
    }

    /// What is known without asking: as it was read or written last, or that there is none.
    public Optional<Inventory> known(Owner owner) {
        return remembered(owner)
                .or(() ->
                        isNew(owner)
                                ? Optional.of(StoredInventory.none(owner, JSON).inventory())
                                : Optional.empty());
    }

    /// Whose inventory has this id, as far as it is remembered: all were listed at the start.
    public Optional<Owner> ownerOf(String id) {
        return memory.remembered.values().stream()
                .map(stored -> stored.inventory().owner())
                .filter(owner -> owner.id().value().equals(id))
                .findFirst();
    }

    public StoredInventory of(Owner owner) {
        StoredInventory stored = memory.remembered.get(owner.id());
        return stored != null
                ? stored
                : isNew(owner) ? StoredInventory.none(owner, JSON) : readAgain(owner);
    }

    /// Once all were listed, an application that was not among them has none: whoever made one since makes the
    /// claim fail, since a claim that follows nothing can only create. One that can't be read is one.
    private boolean isNew(Owner owner) {
        return memory.listed
                && !memory.there.contains(owner.id().value())
                && !memory.doubted.contains(owner.id());
    }

    public StoredInventory readAgain(Owner owner) {
        try {
            StoredInventory stored =
                    StoredInventory.read(owner, list(StoredInventory.selector(owner.id())), JSON);
            memory.remembered.put(owner.id(), stored);
            return stored;
        } catch (InventoryUnreadable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    /// Whether the inventory that was written last is an older copy now, or gone. If it is not, no restore from a backup,
    /// be it of the cluster or of our namespace, took anything from any inventory: one small request tells of all.
    public boolean wentBack() {
        return memory.remembered.values().stream()
                .filter(stored -> stored.version().isPresent())
                .max(Comparator.comparingLong(stored -> stored.version().getAsLong()))
                .filter(newest -> !isAsWritten(newest))
                .filter(this::wentBack)
                .isPresent();
    }

    private boolean isAsWritten(StoredInventory stored) {
        return cluster.metadata(ConfigMapStore.CONFIG_MAP, ConfigMapStore.id(stored.headName()))
                .map(live -> StoredInventory.version(live.object("metadata")))
                .equals(Optional.of(stored.version()));
    }

    /// Somebody else may have written it since: that takes nothing back.
    private boolean wentBack(StoredInventory before) {
        Owner owner = before.inventory().owner();
        try {
            StoredInventory now =
                    StoredInventory.read(owner, list(StoredInventory.selector(owner.id())), JSON);
            if (now.inventory().isBefore(before.inventory())) {
                LOG.atError()
                        .addKeyValue("application", owner.application())
                        .addKeyValue("before", before.inventory().claimedGeneration())
                        .addKeyValue("now", now.inventory().claimedGeneration())
                        .log(
                                "the inventory that was written last is an older one or gone: the"
                                        + " cluster, or its namespace "
                                        + StoredInventory.NAMESPACE
                                        + ", was restored from a backup; all is read and told"
                                        + " anew");
                return true;
            }
            memory.remembered.replace(owner.id(), before, now);
        } catch (InventoryUnreadable e) {
            told(e);
        }
        return false;
    }

    /// What was remembered may be out of date: others may have held the cluster since.
    public void forgetAll() {
        memory.listed = false;
        memory.remembered.clear();
        memory.doubted.clear();
        memory.earlier.forgetAll();
    }

    public void forget(Owner owner) {
        memory.doubted.add(owner.id());
        memory.remembered.remove(owner.id());
    }

    private List<JsonObject> list(String selector) {
        try {
            return cluster.list(
                    ConfigMapStore.CONFIG_MAP, Optional.of(StoredInventory.NAMESPACE), selector);
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    /// @throws Interruption.InventoryMoved when it is not any more what `from` was
    public StoredInventory write(StoredInventory from, Inventory next) {
        StoredInventory now = from;
        for (int tried = 0; retries.isLeft(tried); tried++) {
            try {
                StoredInventory written = now.write(next, store);
                memory.remembered.put(next.id(), written);
                return written;
            } catch (ConfigMapStore.AnswerLost e) {
                retries.backOff(tried, Optional.empty());
                now = readAgain(next.owner());
            } catch (InventoryNotKept e) {
                forget(next.owner());
                throw new Interruption.Waiting(String.valueOf(e.getMessage()));
            }
            if (!now.inventory().equals(next) && !now.inventory().equals(from.inventory())) {
                throw new Interruption.InventoryMoved();
            }
        }
        throw new Interruption.Waiting("the inventory can't be written");
    }
}
