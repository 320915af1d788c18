package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// What our field manager owns of an object.
public final class OurFields {
    public static final String MANAGER = "sailplan";

    private OurFields() {}

    /// The hash of our managedFields entry: it changes when others change or remove what we applied.
    public static Optional<Digest> hash(JsonObject live) {
        while (true) {
            throw new UnsupportedOperationException("" + live.members().size());
        }
    }
}
