package dev.sailplan.applier.access;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.applier.retry.RetryPolicy;
import dev.sailplan.applier.store.InventoryStore;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.log.threads.Fanout;
import java.time.InstantSource;

/// Holds what releases need of their cluster: access, discovery, inventories, retries and time. `applier` names this
/// instance to others that hold the same cluster.
public record ClusterTools(
        Cluster cluster,
        ServedKinds kinds,
        InventoryStore inventories,
        Fanout fanout,
        RetryPolicy retries,
        NodePresence nodes,
        LookSchedule schedule,
        InstantSource time,
        String applier) {
    /// The same, to look at what a release has to do with, without carrying it out.
    public ClusterTools lookingAt(Digest release, RoutineRequests.Purpose purpose) {
        return on(new RoutineRequests(release, purpose, time.instant()));
    }

    /// The same, whose requests about objects have this cause.
    public ClusterTools on(RequestCause cause) {
        return with(cluster.on(cause), inventories);
    }

    /// The same, whose requests all have this cause, those for the inventory too.
    public ClusterTools wholly(RequestCause cause) {
        return with(cluster.on(cause), inventories.on(cause));
    }

    private ClusterTools with(Cluster other, InventoryStore store) {
        return new ClusterTools(
                other, kinds, store, fanout, retries, nodes, schedule, time, applier);
    }

    /// Whether workloads can run at all.
    ///
    /// @throws Interruption.Waiting when the cluster does not say
    public boolean hasNodes() {
        return nodes.any();
    }
}
