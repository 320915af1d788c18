package dev.sailplan.common.service;

import dev.sailplan.common.settings.ServerSettings;

/// A service that runs.
public interface Service extends AutoCloseable {
    /// Asked by probes, every few seconds; returns within some seconds whatever is down.
    Readiness readiness();

    /// Takes new settings over without a pause; false where it has to be started anew for them.
    ///
    /// @throws dev.sailplan.common.command.CommandFailed with every fault; the old settings stay in force
    default boolean takeOver(ServerSettings settings) {
        return false;
    }

    /// Ends what is under way at its next step, commits what is done, and lets go of everything.
    @Override
    void close();
}
