package dev.sailplan.deploy.dev;

import dev.sailplan.applier.Applier;
import dev.sailplan.applier.ApplierSettings;
import dev.sailplan.applier.cluster.FabricCluster;
import dev.sailplan.applier.cluster.Kubeconfig;
import dev.sailplan.applier.execute.Authority;
import dev.sailplan.applier.execute.Authority.Grant;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.seal.Fingerprints;
import dev.sailplan.common.seal.Verifier;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The applier of dev's one cluster.
final class DevApplier {
    private static final String INSTANCE = "dev";

    private DevApplier() {}

    static Applier start(ClusterAccess access, DevKeys keys, Ports ports, Started started) {
        FabricCluster cluster =
                started.add(
                        "cluster client",
                        FabricCluster.at(
                                Kubeconfig.read(
                                        access.kubeconfig(), Optional.of(access.context()))));
        Applier applier =
                new Applier(settings(cluster, keys), cluster, ports, RandomGenerator.getDefault());
        started.add("applier", applier).start();
        return applier;
    }

    private static ApplierSettings settings(FabricCluster cluster, DevKeys keys) {
        Grant everything =
                new Grant(DevSettings.PROJECT, Set.of(Sample.NAME), Set.of("*"), Optional.empty());
        return new ApplierSettings(
                DevServer.CLUSTER,
                INSTANCE,
                URI.create("/applier/" + DevServer.CLUSTER),
                new Authority(List.of(everything)),
                Verifier.of(List.of(keys.planSigning().publicKey())),
                keys.identity().signer(),
                List.of(keys.sealing().sealingKeyPair()),
                new Fingerprints(
                        keys.fingerprintMaster().fingerprintKey().forCluster(cluster.uid())));
    }
}
