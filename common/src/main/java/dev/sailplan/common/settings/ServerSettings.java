package dev.sailplan.common.settings;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.seal.key.KeyUse;
import dev.sailplan.common.settings.git.GitAccess;
import dev.sailplan.common.settings.git.GitSettings;
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
        GitSettings git,
        ServiceSettings services) {
    public ServerSettings {
        clusters = List.copyOf(clusters);
        projects = List.copyOf(projects);
        repositories = List.copyOf(repositories);
    }

    /// With nothing to say of Git hosts.
    public ServerSettings(
            KeyUse use,
            KafkaSettings kafka,
            KeySettings keys,
            List<ClusterSettings> clusters,
            List<ProjectSettings> projects,
            List<RepositorySettings> repositories,
            ServiceSettings services) {
        this(use, kafka, keys, clusters, projects, repositories, GitSettings.NONE, services);
    }

    /// What a repository is read with: its own, or else its host's.
    public Optional<GitAccess> accessTo(RepositorySettings repository) {
        return repository.access().or(() -> git.host(repository.url()).access(repository.url()));
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
