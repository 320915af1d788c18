package dev.sailplan.common.log.port;

import java.time.InstantSource;

/// Holds what a loop needs of the world: log, threads, time and turns. Loops of one process share their turns.
public record Ports(Log log, Threads threads, InstantSource time, SuspectIsolation turns) {
    public Ports(Log log, Threads threads, InstantSource time) {
        this(log, threads, time, new SuspectIsolation());
    }
}
