package dev.sailplan.common.domain.outcome;

/// Whether what was applied works.
public sealed interface Health {
    record Healthy() implements Health {}

    record Progressing(String why) implements Health {}

    record Degraded(String why) implements Health {}

    /// The cluster has no nodes: objects are stored, nothing can run.
    record Stored() implements Health {}

    record Unknown() implements Health {}
}
