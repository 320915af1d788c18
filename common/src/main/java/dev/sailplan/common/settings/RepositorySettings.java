package dev.sailplan.common.settings;

import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.settings.ServiceSettings.Planner;
import dev.sailplan.common.settings.git.GitAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A repository: its host, the secrets of its webhook (two while one is being changed), and its project.
///
/// `access` is its own; without it, it is read with what its host has for all.
///
/// Without `branches` the default branch is deployed. More than one is not supported yet, and refused where it is read.
public record RepositorySettings(
        RepositoryName name,
        Provider provider,
        URI url,
        List<Path> secretFiles,
        Optional<GitAccess> access,
        ProjectName project,
        List<String> branches,
        Optional<Duration> poll) {
    public RepositorySettings {
        secretFiles = List.copyOf(secretFiles);
        branches = List.copyOf(branches);
        poll.ifPresent(Planner::checkPoll);
    }

    /// Polled as often as all are.
    public RepositorySettings(
            RepositoryName name,
            Provider provider,
            URI url,
            List<Path> secretFiles,
            Optional<GitAccess> access,
            ProjectName project,
            List<String> branches) {
        this(name, provider, url, secretFiles, access, project, branches, Optional.empty());
    }

    /// Names the Git host whose webhooks and whose API a repository speaks.
    public enum Provider {
        GITHUB,
        GITLAB,
        /// Gitea and Forgejo.
        GITEA
    }
}
