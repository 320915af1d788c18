package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// What the cluster showed: the live object, its answer to a dry-run without force and, where one was asked for, with force.
public record Seen(Optional<JsonObject> live, Answer unforced, Optional<Answer> forced) {
    public static Seen of(Optional<JsonObject> live, Answer unforced) {
        return new Seen(live, unforced, Optional.empty());
    }

    public Seen withForced(Answer answer) {
        return new Seen(live, unforced, Optional.of(answer));
    }

    /// The answer that counts: the one with force where there is one.
    Answer last() {
        return forced.orElse(unforced);
    }
}
