package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.common.log.port.Fanout;
import java.time.InstantSource;

/// What releases are carried out with. `applier` names this instance to others that hold the same cluster.
public record World(
        Cluster cluster,
        KindTable kinds,
        InventoryStore inventories,
        Fanout fanout,
        Patience patience,
        Nodes nodes,
        InstantSource time,
        String applier) {
    /// Whether workloads can run at all.
    ///
    /// @throws Interruption.Waiting when the cluster does not say
    boolean hasNodes() {
        return nodes.any();
    }
}
