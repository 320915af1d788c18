package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryUnreadable;
import dev.sailplan.applier.inventory.Kept;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.port.Exclusion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Inventories in their ConfigMaps, written by compare-and-set.
///
/// What was written last is remembered, so that a release need not read before it claims: whoever wrote in
/// between makes the claim fail.
public final class InventoryStore {
    private static final Logger LOG = LoggerFactory.getLogger(InventoryStore.class);
    private final Cluster cluster;
    private final Patience patience;
    private final ConfigMapStore store;
    private final Map<ApplicationId, Kept> remembered = new ConcurrentHashMap<>();
    private final Set<ApplicationId> doubted = ConcurrentHashMap.newKeySet();
    private volatile boolean listed;

    public InventoryStore(Cluster cluster, Patience patience) {
        this.cluster = cluster;
        this.patience = patience;
        this.store = new ConfigMapStore(cluster);
    }

    Exclusion exclusion() {
        return patience.exclusion();
    }

    /// Every inventory of the cluster, read now.
    public List<Inventory> all() {
        List<Kept> all = Kept.readAll(list(Kept.LABEL), InventoryStore::told);
        all.forEach(kept -> remembered.putIfAbsent(kept.inventory().id(), kept));
        listed = true;
        return all.stream().map(Kept::inventory).toList();
    }

    private static void told(InventoryUnreadable bad) {
        LOG.atError().addKeyValue("reason", bad.getMessage()).log("an inventory is left out");
    }

    /// What is known of it now.
    public Inventory latest(Inventory listed) {
        return of(listed.owner()).inventory();
    }

    /// What was read or written last, without asking.
    Optional<Inventory> remembered(Owner owner) {
        return Optional.ofNullable(remembered.get(owner.id())).map(Kept::inventory);
    }

    Kept of(Owner owner) {
        Kept kept = remembered.get(owner.id());
        return kept != null ? kept : isNew(owner) ? Kept.none(owner) : readAgain(owner);
    }

    /// Once all were listed, an application that was not among them has none: whoever made one since makes the
    /// claim fail, since a claim that follows nothing can only create.
    private boolean isNew(Owner owner) {
        return listed && !doubted.contains(owner.id());
    }

    Kept readAgain(Owner owner) {
        try {
            Kept kept = Kept.read(owner, list(Kept.selector(owner.id())));
            remembered.put(owner.id(), kept);
            return kept;
        } catch (InventoryUnreadable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    /// What was remembered may be out of date: others may have held the cluster since.
    public void forgetAll() {
        listed = false;
        remembered.clear();
    }

    void forget(Owner owner) {
        doubted.add(owner.id());
        remembered.remove(owner.id());
    }

    private List<JsonObject> list(String selector) {
        try {
            return cluster.list(ConfigMapStore.CONFIG_MAP, Optional.of(Kept.NAMESPACE), selector);
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    /// @throws Interruption.InventoryMoved when it is not any more what `from` was
    Kept write(Kept from, Inventory next) {
        Kept now = from;
        for (int tried = 0; patience.isLeft(tried); tried++) {
            try {
                Kept written = now.write(next, store);
                remembered.put(next.id(), written);
                return written;
            } catch (ConfigMapStore.AnswerLost e) {
                patience.backOff(tried, Optional.empty());
                now = readAgain(next.owner());
            }
            if (!now.inventory().equals(next) && !now.inventory().equals(from.inventory())) {
                throw new Interruption.InventoryMoved();
            }
        }
        throw new Interruption.Waiting("the inventory can't be written");
    }
}
