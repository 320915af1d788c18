package dev.sailplan.applier.access;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.common.domain.id.ClusterUid;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Finds out which cluster answers at the address that we have: another one may have been built there since we asked
/// last, and a cluster that does not answer yet has no uid yet.
public final class ClusterIdentity {
    private final Cluster cluster;
    private final AtomicReference<Optional<ClusterUid>> last =
            new AtomicReference<>(Optional.empty());

    public ClusterIdentity(Cluster cluster) {
        this.cluster = cluster;
    }

    /// As it said last; it is asked only once.
    ///
    /// @throws Interruption.Waiting while it never answered
    public ClusterUid uid() {
        try {
            return last.get().orElseGet(() -> ask().uid());
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    /// As it said last, if it ever did.
    public Optional<ClusterUid> known() {
        return last.get();
    }

    /// Asks it again.
    public Cluster.Identity ask() {
        Cluster.Identity now = cluster.identity();
        last.set(Optional.of(now.uid()));
        return now;
    }
}
