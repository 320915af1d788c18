package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Collection;

/// What the objects to be written bring that a dry-run can't see yet: kinds, namespaces, roles, classes, webhooks.
public final class Brought {
    private Brought() {}

    public static Brought by(Collection<JsonObject> work) {
        if (work.isEmpty()) {
            return new Brought();
        }
        while (true) {
            throw new UnsupportedOperationException("" + work.size());
        }
    }
}
