package dev.sailplan.common.log;

/// Tells what is to be done with a record that was read.
public sealed interface Routing {
    record ToLane(String lane) implements Routing {}

    /// Passes over a record that is none of this service's business.
    record Skip() implements Routing {}

    /// Sends a record that can't be understood to dead letters with this reason, and the partition moves on.
    record Unreadable(String reason) implements Routing {}
}
