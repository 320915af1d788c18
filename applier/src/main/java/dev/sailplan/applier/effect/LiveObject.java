package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// Holds the live object, if there is one, and the answers to its dry-runs: without force and, where one was asked for,
/// with force.
public record LiveObject(
        Optional<JsonObject> live, WriteAnswer unforced, Optional<WriteAnswer> forced) {
    public static LiveObject of(Optional<JsonObject> live, WriteAnswer unforced) {
        return new LiveObject(live, unforced, Optional.empty());
    }

    public LiveObject withForced(WriteAnswer answer) {
        return new LiveObject(live, unforced, Optional.of(answer));
    }

    /// The answer that counts: the one with force where there is one.
    WriteAnswer last() {
        return forced.orElse(unforced);
    }
}
