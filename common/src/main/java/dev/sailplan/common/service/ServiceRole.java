package dev.sailplan.common.service;

import dev.sailplan.common.settings.HealthAddress;
import dev.sailplan.common.settings.ServerSettings;
import java.nio.file.Path;
import java.util.List;

/// A role that a process can have: how a service is made of `server.yaml`.
public interface ServiceRole {
    /// The verb that starts it, such as `planner`.
    String name();

    /// Where it tells its health.
    HealthAddress health(ServerSettings settings);

    /// Reads the keys and secrets that it needs, and starts nothing.
    ///
    /// @throws dev.sailplan.common.command.CommandFailed with every fault, each naming a setting or a file
    Prepared prepare(ServerSettings settings);

    /// The settings that concern this role: while they stay equal, an edit of the others changes nothing for it.
    Object concerns(ServerSettings settings);

    /// The files that are read at a start alone; a change of one is an edit of the settings.
    List<Path> files(ServerSettings settings);

    /// A service with all that it needs, not started yet.
    interface Prepared {
        /// Returns once it runs; may wait for the log.
        Service start();
    }
}
