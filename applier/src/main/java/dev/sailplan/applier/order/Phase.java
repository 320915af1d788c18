package dev.sailplan.applier.order;

/// A phase of a release, the coarsest part of its order.
public enum Phase {
    /// What has to make room, such as a node port or a host name: `sailplan.dev/prune: first`.
    PRUNE_FIRST,
    /// Namespaces, kinds, access and configuration, so that hooks find theirs.
    SETUP,
    /// Hooks that run before any workload changes.
    BEFORE,
    MAIN,
    /// Hooks that run when everything else is applied.
    AFTER,
    PRUNE;

    public boolean isPrune() {
        return this == PRUNE_FIRST || this == PRUNE;
    }
}
