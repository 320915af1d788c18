package dev.sailplan.deploy.dev.part;

import dev.sailplan.applier.Applier;
import dev.sailplan.applier.ApplierSettings;
import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.fabric.FabricCluster;
import dev.sailplan.applier.cluster.fabric.Kubeconfig;
import dev.sailplan.applier.inbox.PlanSigners;
import dev.sailplan.applier.prepare.ProjectAuthority;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.seal.secret.FingerprintKey;
import dev.sailplan.common.seal.secret.Fingerprints;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.deploy.dev.run.StartedParts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Starts the applier of dev's one cluster.
public final class DevApplier {
    private static final String INSTANCE = "dev";

    private DevApplier() {}

    /// Returns the cluster that it works on.
    public static Cluster start(
            DevCluster access,
            DevKeys keys,
            ServerSettings server,
            Ports ports,
            StartedParts started) {
        FabricCluster cluster =
                started.add(
                        "cluster client",
                        FabricCluster.at(
                                Kubeconfig.read(
                                        access.kubeconfig(), Optional.of(access.context()))));
        ApplierSettings settings = settings(INSTANCE, server, keys);
        Applier applier = new Applier(settings, cluster, ports, RandomGenerator.getDefault());
        started.add("applier", applier).start();
        return cluster;
    }

    public static ApplierSettings settings(String instance, ServerSettings server, DevKeys keys) {
        FingerprintKey master = keys.fingerprintMaster().fingerprintKey();
        return new ApplierSettings(
                DevSettings.CLUSTER,
                instance,
                URI.create("/applier/" + DevSettings.CLUSTER),
                ProjectAuthority.of(server),
                PlanSigners.read(server),
                keys.identity().signer(),
                List.of(keys.sealing().sealingKeyPair()),
                uid -> new Fingerprints(master.forCluster(uid)));
    }
}
