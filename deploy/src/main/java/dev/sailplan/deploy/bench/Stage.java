package dev.sailplan.deploy.bench;

import java.util.Locale;

/// The records that a commit leaves on its way, in their order.
enum Stage {
    EVENT,
    PLAN,
    RELEASE,
    STARTED,
    APPLIED;

    /// Its name for people and machines.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
