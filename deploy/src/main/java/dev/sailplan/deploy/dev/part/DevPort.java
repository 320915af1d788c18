package dev.sailplan.deploy.dev.part;

import dev.sailplan.deploy.dev.run.DevOptions;
import dev.sailplan.deploy.dev.run.Terminal;
import dev.sailplan.local.process.Ports;

/// Chooses the port of dev's gateway.
public final class DevGateway {
    private DevGateway() {}

    /// The one that was asked for where it is free, another one otherwise, which is told.
    public static int port(DevOptions options, Terminal terminal) {
        int port = Ports.freeOr(options.port());
        if (options.port() != 0 && port != options.port()) {
            terminal.warn("port " + options.port() + " is taken; the gateway listens on " + port);
        }
        return port;
    }
}
