package dev.sailplan.applier.fields;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells whether autoscalers resize an object, and which `spec.replicas` it is sent with then.
public final class ScaledReplicas {
    private static final List<PathElement> PATH =
            List.of(new PathElement.Field("spec"), new PathElement.Field("replicas"));
    private static final Set<String> OF_ONE = Set.of("Deployment", "StatefulSet", "ReplicaSet");

    private ScaledReplicas() {}

    /// Whether an autoscaler could resize it, be it of a kind that nobody knows here.
    public static boolean isScalable(ObjectId object, JsonObject manifest, JsonObject live) {
        return !object.isClusterScoped() && (isIn(manifest) || isIn(live));
    }

    public static boolean isIn(JsonObject object) {
        return object.object("spec").get("replicas").isPresent();
    }

    /// Whether the server sets the size to 1 where nobody gives one.
    public static boolean isOneByDefault(ObjectId object) {
        boolean workload = object.group().equals("apps") && OF_ONE.contains(object.kind());
        return workload || object.isKind("", "ReplicationController");
    }

    /// Whether somebody else resized it as autoscalers do.
    public static boolean isScaledByOthers(FieldManagers live) {
        return live.othersThrough("scale", PATH);
    }

    /// Whether a path is the size, and nobody else owns it but through `scale`: an autoscaler that is gone, or a person,
    /// resized it, and Git may say the size again.
    public static boolean isSetByScaling(FieldManagers live, List<PathElement> path) {
        return path.equals(PATH) && live.othersOnlyThrough("scale", path);
    }

    /// The manifest as it is sent. Dropping a field that is ours alone would set it to 1, so the live value is sent
    /// while nobody else owns it, and nothing from then on.
    public static JsonObject underAutoscaler(
            JsonObject manifest, JsonObject live, FieldManagers managers) {
        boolean oursAlone = managers.ourFields().touches(PATH) && managers.others(PATH).isEmpty();
        return oursAlone
                ? atLive(manifest, live)
                : withSpec(manifest, manifest.object("spec").without("replicas"));
    }

    /// The manifest at the live size, for an object that is deleted and created again.
    public static JsonObject atLive(JsonObject manifest, JsonObject live) {
        JsonObject spec = manifest.object("spec");
        Optional<Json> value =
                live.object("spec").get("replicas").filter(JsonNumber.class::isInstance);
        return withSpec(
                manifest,
                value.map(replicas -> spec.with("replicas", replicas))
                        .orElseGet(() -> spec.without("replicas")));
    }

    private static JsonObject withSpec(JsonObject manifest, JsonObject spec) {
        return manifest.with("spec", spec);
    }
}
