package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.rules.ClusterFields;
import dev.sailplan.planner.manifest.schema.Kind;
import dev.sailplan.planner.manifest.schema.NullMembers;

/// Gives objects that mean the same the same form.
final class Normalizer {
    private Normalizer() {}

    static JsonObject normalize(JsonObject object, Kind kind, String namespace) {
        JsonObject named = object.with("metadata", metadata(object.object("metadata"), namespace));
        JsonObject said = NullMembers.dropped(withoutStatus(named, kind), kind.schema());
        JsonObject ours = ClusterFields.leftTo(said);
        return kind.isSecret() ? SecretData.folded(ours) : ours;
    }

    private static JsonObject withoutStatus(JsonObject object, Kind kind) {
        return kind.status() ? object.without("status") : object;
    }

    /// What the API server writes and ignores from others is left out, as generators write it empty.
    private static JsonObject metadata(JsonObject metadata, String namespace) {
        JsonObject own =
                NullMembers.dropped(metadata)
                        .without("creationTimestamp")
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
