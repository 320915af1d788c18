package dev.sailplan.deploy.dev.part;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.seal.key.KeyFiles;
import dev.sailplan.common.seal.key.KeyUse;
import dev.sailplan.common.settings.ClusterSettings;
import dev.sailplan.common.settings.KafkaSettings;
import dev.sailplan.common.settings.KeySettings;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.common.settings.ProjectSettings.Approval;
import dev.sailplan.common.settings.ProjectSettings.Destination;
import dev.sailplan.common.settings.RepositorySettings;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.settings.ServiceSettings;
import dev.sailplan.deploy.dev.run.DevFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stands in for an operator's `server.yaml` on one machine: one project that may do everything on one cluster, and
/// whose pushes need nobody's approval.
public final class DevSettings {
    public static final ClusterName CLUSTER = new ClusterName("dev");
    static final ProjectName PROJECT = new ProjectName("dev");
    private static final Duration POLL = Duration.ofSeconds(30);

    private DevSettings() {}

    /// Tells where the parts are that run already.
    ///
    /// @param git address of the sample
    public record Places(String kafka, URI git, int gatewayPort, DevCluster cluster) {}

    public static ServerSettings of(DevFolder folder, Places places) {
        return new ServerSettings(
                KeyUse.DEV,
                new KafkaSettings(List.of(places.kafka()), Map.of(), LocalBroker.ONE_REPLICA),
                keys(folder.keys()),
                List.of(cluster(folder.keys(), places.cluster())),
                List.of(project()),
                List.of(sample(folder.keys(), places.git())),
                new ServiceSettings(
                        new ServiceSettings.Gateway("127.0.0.1", places.gatewayPort()),
                        new ServiceSettings.Planner(folder.mirrors(), POLL),
                        ServiceSettings.Applier.DEFAULT));
    }

    private static KeySettings keys(Path folder) {
        Path signing = folder.resolve(DevKeys.PLAN_SIGNING);
        return new KeySettings(
                Optional.of(signing),
                Optional.of(folder.resolve(DevKeys.FINGERPRINTS)),
                List.of(
                        new KeySettings.PlanSigner(
                                KeyFiles.publicHalf(signing), List.of(PROJECT))));
    }

    private static ClusterSettings cluster(Path folder, DevCluster access) {
        Path identity = folder.resolve(DevKeys.IDENTITY);
        return new ClusterSettings(
                CLUSTER,
                Optional.of(access.kubeconfig()),
                Optional.of(access.context()),
                new ClusterSettings.Keys(
                        Optional.of(identity),
                        List.of(folder.resolve(DevKeys.SEALING)),
                        Optional.of(folder.resolve(DevKeys.FINGERPRINTS)),
                        List.of(KeyFiles.publicHalf(identity))));
    }

    private static ProjectSettings project() {
        return new ProjectSettings(
                PROJECT, List.of(Destination.everything(CLUSTER)), Limits.NONE, Approval.NONE);
    }

    private static RepositorySettings sample(Path keys, URI git) {
        return new RepositorySettings(
                Sample.NAME,
                RepositorySettings.Provider.GITHUB,
                git,
                List.of(keys.resolve(DevKeys.WEBHOOK_SECRET)),
                Optional.empty(),
                PROJECT,
                List.of());
    }
}
