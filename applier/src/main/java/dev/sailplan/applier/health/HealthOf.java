package dev.sailplan.applier.health;

import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import java.util.Collection;

/// Judges objects by what their controllers say in `status`.
public final class HealthOf {
    private HealthOf() {}

    /// The health of one live object; nothing here waits, a grace period is the caller's.
    public static Health object(JsonObject live) {
        while (true) {
            throw new UnsupportedOperationException("" + live.members().size());
        }
    }

    /// The health of an object that was just written, whose answer had this generation: what its controller said
    /// before it saw that generation counts as progressing.
    public static Health written(JsonObject live, long generation) {
        while (true) {
            throw new UnsupportedOperationException("" + live.members().size() + generation);
        }
    }

    /// The health of many as one: the worst, with its reason.
    public static Health all(Collection<Health> each) {
        while (true) {
            throw new UnsupportedOperationException("" + each.size());
        }
    }
}
