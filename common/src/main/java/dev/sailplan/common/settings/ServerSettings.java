package dev.sailplan.common.settings;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.seal.key.KeyUse;
import java.util.List;
import java.util.Optional;

/// Holds all of `server.yaml`. Secrets are named by their files and are not in it.
public record ServerSettings(
        KeyUse use,
        KafkaSettings kafka,
        KeySettings keys,
        List<ClusterSettings> clusters,
        List<ProjectSettings> projects,
        List<RepositorySettings> repositories,
        ServiceSettings services) {
    public ServerSettings {
        clusters = List.copyOf(clusters);
        projects = List.copyOf(projects);
        repositories = List.copyOf(repositories);
    }

    public Optional<ClusterSettings> cluster(ClusterName name) {
        return clusters.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    public Optional<ProjectSettings> project(ProjectName name) {
        return projects.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    public Optional<RepositorySettings> repository(RepositoryName name) {
        return repositories.stream().filter(r -> r.name().equals(name)).findFirst();
    }
}
