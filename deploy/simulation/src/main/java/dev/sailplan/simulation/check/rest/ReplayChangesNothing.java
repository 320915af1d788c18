package dev.sailplan.simulation.check.rest;

import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.simulation.check.evidence.Violation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Checks I9: replaying every topic from zero changes no cluster.
public final class ReplayChangesNothing {
    private final FakeCluster cluster;
    private final Map<ObjectId, JsonObject> before;

    private ReplayChangesNothing(FakeCluster cluster, Map<ObjectId, JsonObject> before) {
        this.cluster = cluster;
        this.before = before;
    }

    /// What stands on the cluster now, but for our own notes.
    public static ReplayChangesNothing since(FakeCluster cluster) {
        return new ReplayChangesNothing(cluster, objects(cluster));
    }

    private static Map<ObjectId, JsonObject> objects(FakeCluster cluster) {
        Map<ObjectId, JsonObject> all = new TreeMap<>();
        cluster.all().stream()
                .filter(object -> !object.namespace().equals(StoredInventory.NAMESPACE))
                .forEach(object -> cluster.live(object).ifPresent(live -> all.put(object, live)));
        return all;
    }

    public void check() {
        Map<ObjectId, JsonObject> now = objects(cluster);
        before.forEach((object, live) -> {
            if (!live.equals(now.get(object))) {
                throw new Violation("I9", object.shortForm() + " was changed by a replay");
            }
        });
        Optional<ObjectId> added =
                now.keySet().stream().filter(object -> !before.containsKey(object)).findFirst();
        if (added.isPresent()) {
            throw new Violation("I9", added.get().shortForm() + " was created by a replay");
        }
    }
}
