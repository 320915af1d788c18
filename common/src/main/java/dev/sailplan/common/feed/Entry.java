package dev.sailplan.common.feed;

import dev.sailplan.common.log.port.Inbound;

/// A whole record of the domain and where it stands on the log; of a divided one, where its header stands.
public record Entry(Inbound where, Object record) {}
