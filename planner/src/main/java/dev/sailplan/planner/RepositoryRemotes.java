package dev.sailplan.planner;

import dev.sailplan.common.seal.key.KeyUse;
import dev.sailplan.common.settings.RepositorySettings;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.settings.git.GitAccess;
import dev.sailplan.common.settings.git.GitHostSettings;
import dev.sailplan.planner.git.ssh.SshIdentity;
import dev.sailplan.planner.git.token.AppInstallation;
import dev.sailplan.planner.git.token.Credentials;
import dev.sailplan.planner.git.token.InstallationTokens;
import dev.sailplan.planner.git.token.TokenOfFile;
import dev.sailplan.planner.git.transfer.GitRemote;
import java.util.List;

/// Makes of each repository of the settings where it is and what it is read with.
final class RepositoryRemotes {
    private final ServerSettings settings;
    private final InstallationTokens tokens;

    RepositoryRemotes(ServerSettings settings, InstallationTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    List<GitRemote> all() {
        return settings.repositories().stream().map(this::remote).toList();
    }

    /// @throws IllegalArgumentException naming the repository, where its address can't be used
    GitRemote remote(RepositorySettings repository) {
        GitHostSettings host = settings.git().host(repository.url());
        return settings.accessTo(repository)
                .map(access -> remote(repository, host, access))
                .orElseGet(() -> overHttp(repository, Credentials.NONE));
    }

    private GitRemote remote(
            RepositorySettings repository, GitHostSettings host, GitAccess access) {
        return switch (access) {
            case GitAccess.TokenFile(var file) -> overHttp(repository, new TokenOfFile(file));
            case GitAccess.GithubApp(var id, var installation, var key) ->
                    overHttp(
                            repository,
                            tokens.of(
                                    new AppInstallation(host.githubApi(), id, installation, key)));
            case GitAccess.SshKey(var file) ->
                    GitRemote.overSsh(
                            repository.name(),
                            repository.url(),
                            new SshIdentity(
                                    file, host.ssh().knownHostsFile(), host.ssh().hostKeys()));
        };
    }

    private GitRemote overHttp(RepositorySettings repository, Credentials credentials) {
        return GitRemote.of(
                repository.name(),
                repository.url().toString(),
                credentials,
                settings.use() == KeyUse.DEV);
    }
}
