package dev.sailplan.applier;

import dev.sailplan.applier.cluster.fabric.FabricCluster;
import dev.sailplan.common.domain.id.ClusterUid;
import java.util.Optional;

/// A cluster, and which one its fingerprint key is for, where the key tells.
///
/// The uid of the namespace `kube-system` names a cluster for as long as it lives: another one at the same address is
/// another cluster, whose Secrets this key can't compare.
record ExpectedCluster(FabricCluster cluster, Optional<ClusterUid> uid) {
    /// Asks the cluster which one it is.
    ///
    /// @throws IllegalStateException where it is not the expected one
    void verify() {
        ClusterUid found = cluster.identity().uid();
        uid.filter(expected -> !expected.equals(found))
                .ifPresent(expected -> {
                    throw new IllegalStateException(
                            "it is %s, and keys.fingerprints is of %s: make a key for this one by `sailplan keys --uid`"
                                    .formatted(found, expected));
                });
    }
}
