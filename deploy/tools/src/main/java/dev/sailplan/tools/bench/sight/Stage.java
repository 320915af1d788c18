package dev.sailplan.tools.bench.sight;

import java.util.Locale;

/// Names the records that a commit leaves on its way, in their order.
public enum Stage {
    EVENT,
    PLAN,
    RELEASE,
    STARTED,
    APPLIED;

    /// Its name for people and machines.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
