package dev.sailplan.simulation.world;

import dev.sailplan.applier.ApplierSettings;
import dev.sailplan.applier.prepare.ProjectAuthority;
import dev.sailplan.applier.testing.Keys;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.seal.key.KeyUse;
import dev.sailplan.common.settings.ClusterSettings;
import dev.sailplan.common.settings.KafkaSettings;
import dev.sailplan.common.settings.KeySettings;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.common.settings.RepositorySettings;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.settings.ServiceSettings;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.planner.PlannerKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds the settings and keys of an installation with one project and one cluster.
record Installation(Keys keys, List<RepositoryName> repositories) {
    private static final Duration POLL = Duration.ofMinutes(1);

    PlannerKeys plannerKeys() {
        return new PlannerKeys(
                keys.planner(),
                keys.master(),
                Map.of(Names.CLUSTER, new RecordReader(keys.appliers())));
    }

    ApplierSettings applier(String instance) {
        return new ApplierSettings(
                Names.CLUSTER,
                instance,
                URI.create("/applier/" + instance),
                ProjectAuthority.of(settings()),
                keys.planners(),
                keys.applier(),
                List.of(keys.sealing()),
                keys::fingerprints);
    }

    ServerSettings settings() {
        ProjectSettings project =
                new ProjectSettings(
                        Names.PROJECT,
                        List.of(ProjectSettings.Destination.everything(Names.CLUSTER)),
                        Limits.DEFAULT,
                        ProjectSettings.Approval.NONE);
        ClusterSettings cluster =
                new ClusterSettings(
                        Names.CLUSTER,
                        Optional.empty(),
                        Optional.empty(),
                        ClusterSettings.Keys.NONE);
        return new ServerSettings(
                KeyUse.DEV,
                new KafkaSettings(List.of("127.0.0.1:1"), Map.of()),
                KeySettings.NONE,
                List.of(cluster),
                List.of(project),
                repositories.stream().map(Installation::repository).toList(),
                new ServiceSettings(
                        ServiceSettings.Gateway.DEFAULT,
                        new ServiceSettings.Planner(Path.of("unused"), POLL),
                        ServiceSettings.Applier.DEFAULT));
    }

    private static RepositorySettings repository(RepositoryName name) {
        return new RepositorySettings(
                name,
                RepositorySettings.Provider.GITHUB,
                URI.create("http://127.0.0.1/" + name + ".git"),
                List.of(),
                Optional.empty(),
                Names.PROJECT,
                List.of());
    }
}
