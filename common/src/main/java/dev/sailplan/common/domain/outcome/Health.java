package dev.sailplan.common.domain.outcome;

/// Tells whether what was applied works.
public sealed interface Health {
    record Healthy() implements Health {}

    record Progressing(String why) implements Health {}

    record Degraded(String why) implements Health {}

    /// A cluster without nodes: objects are stored, nothing can run.
    record Stored() implements Health {}

    record Unknown() implements Health {}
}
