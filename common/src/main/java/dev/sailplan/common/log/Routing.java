package dev.sailplan.common.log;

/// What is to be done with a record that was read.
public sealed interface Routing {
    record ToLane(String lane) implements Routing {}

    /// It is none of this service's business.
    record Skip() implements Routing {}

    /// It can't be understood: goes to dead letters with this reason, and the partition moves on.
    record Unreadable(String reason) implements Routing {}
}
