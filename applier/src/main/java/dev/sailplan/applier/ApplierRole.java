package dev.sailplan.applier;

import dev.sailplan.applier.cluster.ClusterAccess;
import dev.sailplan.applier.cluster.fabric.FabricCluster;
import dev.sailplan.applier.cluster.fabric.Kubeconfig;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.service.ServiceRole;
import dev.sailplan.common.service.StartFaults;
import dev.sailplan.common.settings.ClusterSettings;
import dev.sailplan.common.settings.HealthAddress;
import dev.sailplan.common.settings.KeySettings.PlanSigner;
import dev.sailplan.common.settings.ServerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes an applier of one cluster of `server.yaml`.
///
/// @param instance tells it apart from its standbys, also after a restart
public record ApplierRole(ClusterName cluster, String instance) implements ServiceRole {
    @Override
    public String name() {
        return "applier";
    }

    @Override
    public HealthAddress health(ServerSettings settings) {
        return settings.services().applier().health();
    }

    @Override
    public Prepared prepare(ServerSettings settings) {
        StartFaults faults = new StartFaults("applier of " + cluster);
        Optional<ClusterSettings> own = settings.cluster(cluster);
        if (own.isEmpty()) {
            faults.add(
                    "clusters: there is no "
                            + cluster
                            + "; there are "
                            + settings.clusters().stream()
                                    .map(it -> it.name().value())
                                    .collect(Collectors.joining(", ")));
        }
        Optional<KafkaConnection> kafka = faults.attempt(settings.kafka()::connection);
        Optional<ClusterAccess> access = own.flatMap(it -> access(it, faults));
        Optional<ApplierSettings> applier =
                own.flatMap(it -> ApplierKeys.settings(it, settings, instance, faults));
        faults.refuse();
        Optional<ClusterUid> expected = own.flatMap(it -> ApplierKeys.cluster(it, settings));
        return () ->
                ApplierService.start(
                        () -> new KafkaLog(kafka.orElseThrow(), settings.kafka().replicas()),
                        applier.orElseThrow(),
                        new ExpectedCluster(FabricCluster.at(access.orElseThrow()), expected));
    }

    private static Optional<ClusterAccess> access(ClusterSettings cluster, StartFaults faults) {
        if (cluster.kubeconfig().isEmpty()) {
            faults.add("clusters: " + cluster.name() + " needs a kubeconfig");
        }
        return cluster.kubeconfig()
                .flatMap(file -> faults.attempt(() -> Kubeconfig.read(file, cluster.context())));
    }

    /// Its cluster, and what is to be judged there.
    @Override
    public Object concerns(ServerSettings settings) {
        return List.of(
                settings.use(),
                settings.kafka(),
                settings.keys().planSigners(),
                settings.cluster(cluster),
                settings.projects(),
                settings.repositories(),
                settings.services().applier());
    }

    @Override
    public List<Path> files(ServerSettings settings) {
        Stream<Path> signers = settings.keys().planSigners().stream().map(PlanSigner::file);
        return Stream.of(
                        settings.kafka().propertiesFile().stream(),
                        signers,
                        settings.cluster(cluster).stream().flatMap(this::own))
                .flatMap(files -> files)
                .toList();
    }

    private Stream<Path> own(ClusterSettings settings) {
        ClusterSettings.Keys keys = settings.keys();
        return Stream.of(
                        settings.kubeconfig().stream(),
                        keys.identity().stream(),
                        keys.sealing().stream(),
                        keys.fingerprints().stream())
                .flatMap(files -> files);
    }
}
