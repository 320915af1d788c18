package dev.sailplan.common.log.port;

import java.time.InstantSource;

/// Holds what a loop needs of the world: log, threads and time, and the isolation of suspects, which all loops of one
/// process share.
public record Ports(Log log, Threads threads, InstantSource time, SuspectIsolation isolation) {
    public Ports(Log log, Threads threads, InstantSource time) {
        this(log, threads, time, new SuspectIsolation());
    }
}
