package dev.sailplan.applier;

import dev.sailplan.applier.inbox.PlanSigners;
import dev.sailplan.applier.prepare.ProjectAuthority;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.seal.SealingKeyPair;
import dev.sailplan.common.seal.secret.Fingerprints;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.service.StartFaults;
import dev.sailplan.common.settings.ServerSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Holds the settings of one applier of one cluster. `instance` tells it apart from standbys and lasts over restarts;
/// `fingerprints` are a cluster's own, by its uid: which cluster it is may not be known yet, or change. The sealing
/// keys stand newest first, as in `server.yaml`: planners are told the first, the others still open what was sealed to
/// them.
public record ApplierSettings(
        ClusterName cluster,
        String instance,
        URI source,
        ProjectAuthority authority,
        PlanSigners planners,
        Signer identity,
        List<SealingKeyPair> sealing,
        Function<ClusterUid, Fingerprints> fingerprints) {
    public ApplierSettings {
        sealing = List.copyOf(sealing);
        if (sealing.isEmpty()) {
            throw new IllegalArgumentException("an applier needs a sealing key");
        }
        for (int i = 1; i < sealing.size(); i++) {
            if (sealing.get(i).epoch() >= sealing.get(i - 1).epoch()) {
                throw new IllegalArgumentException(
                        "the sealing keys of cluster "
                                + cluster
                                + " don't stand newest first: epoch "
                                + sealing.get(i - 1).epoch()
                                + " stands before epoch "
                                + sealing.get(i).epoch()
                                + "; the first is the one that planners seal to");
            }
        }
    }

    /// As `server.yaml` has them, keys and all.
    ///
    /// @throws dev.sailplan.common.command.CommandFailed with every fault
    public static ApplierSettings of(ServerSettings server, ClusterName cluster, String instance) {
        StartFaults faults = new StartFaults("applier of " + cluster);
        Optional<ApplierSettings> settings =
                server.cluster(cluster)
                        .flatMap(it -> ApplierKeys.settings(it, server, instance, faults));
        faults.refuse();
        return settings.orElseThrow();
    }

    /// The key that planners are to seal to.
    SealingKeyPair newestSealing() {
        return sealing.getFirst();
    }
}
