package dev.sailplan.planner.declare;

/// Says what becomes of an application's objects when the commit no longer declares it.
public enum OnRemove {
    /// A plan of deletions that waits for a person.
    HOLD,
    /// They stay, and are no longer ours.
    ORPHAN,
    /// They are deleted, within the limits.
    PRUNE
}
