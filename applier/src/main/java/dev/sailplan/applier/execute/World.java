package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.Cluster;
import java.time.InstantSource;

/// What releases are carried out with. `applier` names this instance to others that hold the same cluster.
public record World(
        Cluster cluster,
        KindTable kinds,
        InventoryStore inventories,
        Fanout fanout,
        Patience patience,
        InstantSource time,
        String applier) {}
