package dev.sailplan.deploy.dev.part;

import dev.sailplan.deploy.dev.run.Terminal;
import dev.sailplan.local.process.Ports;

/// Chooses the ports that dev's parts listen on.
public final class DevPort {
    private DevPort() {}

    /// The one that was asked for where it is free, another one otherwise, which is told; 0 asks for any.
    ///
    /// @param who listens there, such as `Kafka`
    public static int of(int wanted, String who, Terminal terminal) {
        int port = Ports.freeOr(wanted);
        if (wanted != 0 && port != wanted) {
            terminal.warn("port " + wanted + " is taken; " + who + " listens on " + port);
        }
        return port;
    }
}
