package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.port.Inbound;

/// A job of a lane: to handle a record, to bury it, or to wake a task.
public sealed interface Job {
    record Handle(Inbound record) implements Job {}

    record Bury(Inbound record, String reason) implements Job {}

    record Wake(String task) implements Job {}
}
