package dev.sailplan.deploy.dev.part;

import dev.sailplan.deploy.dev.git.GitHost;
import dev.sailplan.deploy.dev.git.Repositories;
import dev.sailplan.deploy.dev.run.DevOptions;
import dev.sailplan.deploy.dev.run.Terminal;
import dev.sailplan.local.process.Ports;

/// Starts the Git host as dev runs it.
public final class DevGit {
    private DevGit() {}

    public static GitHost start(
            DevOptions options,
            Terminal terminal,
            Repositories repositories,
            GitHost.PushHandling pushes) {
        int port = Ports.freeOr(options.gitPort());
        if (options.gitPort() != 0 && port != options.gitPort()) {
            terminal.warn("port " + options.gitPort() + " is taken; Git listens on " + port);
        }
        return GitHost.start(port, repositories, pushes);
    }
}
