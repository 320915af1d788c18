package dev.sailplan.deploy.dev.part;

import dev.sailplan.deploy.dev.git.GitHost;
import dev.sailplan.deploy.dev.git.Repositories;
import dev.sailplan.deploy.dev.run.DevOptions;
import dev.sailplan.deploy.dev.run.Terminal;

/// Starts the Git host as dev runs it.
public final class DevGit {
    private DevGit() {}

    public static GitHost start(
            DevOptions options,
            Terminal terminal,
            Repositories repositories,
            GitHost.PushHandling pushes) {
        int port = DevPort.of(options.gitPort(), "Git", terminal);
        return GitHost.start(port, repositories, pushes);
    }
}
