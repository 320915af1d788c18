package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;

/// Gives objects that mean the same the same form.
final class Normalizer {
    private Normalizer() {}

    static JsonObject normalize(JsonObject object, Kind kind, String namespace) {
        JsonObject named =
                object.with("metadata", metadata(object.object("metadata"), namespace))
                        .without("status");
        return kind.isSecret() ? SecretData.folded(named) : named;
    }

    /// What the API server writes and ignores from others is left out, as generators write it empty.
    private static JsonObject metadata(JsonObject metadata, String namespace) {
        JsonObject own =
                metadata.without("creationTimestamp")
                        .without("selfLink")
                        .without("generation")
                        .without("generateName")
                        .without("managedFields")
                        .without("resourceVersion")
                        .without("uid");
        return namespace.isEmpty()
                ? own.without("namespace")
                : own.with("namespace", Json.text(namespace));
    }
}
