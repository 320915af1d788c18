package dev.sailplan.tools.bench.push;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.tools.bench.fleet.Fleet;

/// Holds what `bench push` is to do: the applications to have, and the pushes that count.
public record PushPlan(Fleet fleet, int pushes) {
    /// Pushes that do not count: they load classes, compile and fill caches on both sides.
    static final int WARM_UPS = 3;

    public PushPlan {
        if (pushes < 1) {
            throw new CommandFailed("--pushes must be at least 1");
        }
    }
}
