package dev.sailplan.common.log.port;

import java.time.InstantSource;

/// The world of a loop.
public record Ports(Log log, Threads threads, InstantSource time) {}
