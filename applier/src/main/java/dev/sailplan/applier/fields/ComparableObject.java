package dev.sailplan.applier.fields;

import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.List;

/// Strips an object of what the server keeps about it and of our own marks: the rest is compared.
public final class ComparableObject {
    private static final List<String> KEPT_BY_SERVER =
            List.of(
                    "managedFields",
                    "resourceVersion",
                    "uid",
                    "generation",
                    "creationTimestamp",
                    "selfLink");
    static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private ComparableObject() {}

    public static JsonObject of(JsonObject object) {
        return withStatus(object).without("status");
    }

    public static JsonObject withStatus(JsonObject object) {
        JsonObject metadata = object.object("metadata");
        for (String name : KEPT_BY_SERVER) {
            metadata = metadata.without(name);
        }
        metadata = without(metadata, "annotations", List.of(LAST_APPLIED));
        metadata =
                without(
                        metadata,
                        "labels",
                        List.of(OurMarks.APPLICATION_LABEL, OurMarks.RUN_LABEL));
        return object.with("metadata", metadata);
    }

    private static JsonObject without(JsonObject metadata, String map, List<String> names) {
        JsonObject rest = metadata.object(map);
        for (String name : names) {
            rest = rest.without(name);
        }
        return rest.members().isEmpty() ? metadata.without(map) : metadata.with(map, rest);
    }
}
