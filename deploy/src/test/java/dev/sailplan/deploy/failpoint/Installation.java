package dev.sailplan.deploy.failpoint;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.seal.key.KeyFiles;
import dev.sailplan.common.seal.key.KeyKind;
import dev.sailplan.common.seal.key.KeyUse;
import dev.sailplan.common.settings.ClusterSettings;
import dev.sailplan.common.settings.KafkaSettings;
import dev.sailplan.common.settings.KeySettings;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.common.settings.ProjectSettings.Approval;
import dev.sailplan.common.settings.RepositorySettings;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.settings.ServiceSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the processes of one test share: a folder, a broker and a Git host.
///
/// @param git by HTTP: JGit's way to a folder on the disk waits in steps of a second
record Installation(Path folder, String kafka, String git) {
    static final ClusterName CLUSTER = new ClusterName("failpoints");
    static final ProjectName PROJECT = new ProjectName("failpoints");
    static final RepositoryName REPOSITORY = new RepositoryName("failpoints");
    private static final Duration POLL = Duration.ofSeconds(5);

    Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    KafkaConnection connection() {
        return KafkaConnection.to(kafka);
    }

    Path key(KeyKind kind) {
        return folder.resolve("keys").resolve(kind.name());
    }

    ServerSettings settings() {
        KeyFiles files = new KeyFiles(KeyUse.DEV);
        List.of(
                        KeyKind.PLAN_SIGNING,
                        KeyKind.FINGERPRINT_MASTER,
                        KeyKind.CLUSTER_IDENTITY,
                        KeyKind.SEALING)
                .forEach(it -> files.ensure(key(it), it));
        return new ServerSettings(
                KeyUse.DEV,
                new KafkaSettings(List.of(kafka), Map.of(), 1),
                keys(),
                List.of(cluster()),
                List.of(project()),
                List.of(hosted()),
                new ServiceSettings(
                        ServiceSettings.Gateway.DEFAULT,
                        new ServiceSettings.Planner(folder.resolve("mirrors"), POLL),
                        ServiceSettings.Applier.DEFAULT));
    }

    private KeySettings keys() {
        return new KeySettings(
                Optional.of(key(KeyKind.PLAN_SIGNING)),
                Optional.of(key(KeyKind.FINGERPRINT_MASTER)),
                List.of(
                        new KeySettings.PlanSigner(
                                KeyFiles.publicHalf(key(KeyKind.PLAN_SIGNING)), List.of(PROJECT))));
    }

    private ClusterSettings cluster() {
        return new ClusterSettings(
                CLUSTER,
                Optional.empty(),
                Optional.empty(),
                new ClusterSettings.Keys(
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(KeyFiles.publicHalf(key(KeyKind.CLUSTER_IDENTITY)))));
    }

    private static ProjectSettings project() {
        return new ProjectSettings(
                PROJECT,
                List.of(ProjectSettings.Destination.everything(CLUSTER)),
                Limits.DEFAULT,
                Approval.NONE);
    }

    private RepositorySettings hosted() {
        return new RepositorySettings(
                REPOSITORY,
                RepositorySettings.Provider.GITHUB,
                URI.create(git + "/" + REPOSITORY),
                List.of(),
                Optional.empty(),
                PROJECT,
                List.of());
    }
}
