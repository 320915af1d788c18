package dev.sailplan.common.log.port;

import java.time.InstantSource;

/// The world of a loop. Loops of one process share their turns.
public record Ports(Log log, Threads threads, InstantSource time, SuspectIsolation turns) {
    public Ports(Log log, Threads threads, InstantSource time) {
        this(log, threads, time, new SuspectIsolation());
    }
}
