package dev.sailplan.deploy.dev;

import dev.sailplan.deploy.dev.git.GitHost;
import dev.sailplan.deploy.dev.git.Repositories;
import dev.sailplan.deploy.dev.git.Webhook;
import dev.sailplan.deploy.dev.push.Journal;
import dev.sailplan.local.process.Ports;
import java.util.function.Supplier;

/// The Git host as dev runs it.
final class DevGit {
    private DevGit() {}

    /// What a push sets off.
    record Hooks(Supplier<Webhook> webhook, Journal journal, boolean wait) {}

    static GitHost start(DevOptions options, Terminal terminal, Repositories repositories, Hooks hooks) {
        int port = Ports.freeOr(options.gitPort());
        if (options.gitPort() != 0 && port != options.gitPort()) {
            terminal.warn("port " + options.gitPort() + " is taken; Git listens on " + port);
        }
        return GitHost.start(port, repositories, new GitHost.Pushes(hooks.webhook(), hooks.journal(), hooks.wait()));
    }
}
