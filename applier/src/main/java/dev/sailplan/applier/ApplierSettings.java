package dev.sailplan.applier;

import dev.sailplan.applier.execute.Authority;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.seal.Fingerprints;
import dev.sailplan.common.seal.SealingKeyPair;
import dev.sailplan.common.seal.Signer;
import dev.sailplan.common.seal.Verifier;
import java.net.URI;
import java.util.List;

/// One applier of one cluster. `instance` tells it apart from standbys and lasts over restarts; `fingerprints` are
/// the cluster's own; the last of the sealing keys is the one that planners are told.
public record ApplierSettings(
        ClusterName cluster,
        String instance,
        URI source,
        Authority authority,
        Verifier planners,
        Signer identity,
        List<SealingKeyPair> sealing,
        Fingerprints fingerprints) {
    public ApplierSettings {
        sealing = List.copyOf(sealing);
        if (sealing.isEmpty()) {
            throw new IllegalArgumentException("an applier needs a sealing key");
        }
    }
}
