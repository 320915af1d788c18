package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Map;

/// Makes the destination's Namespace that `createNamespace` asks for where no manifest brings it.
public final class DestinationNamespace {
    private DestinationNamespace() {}

    public static ObjectId id(PlanOptions options) {
        return new ObjectId("", "Namespace", "", options.namespace());
    }

    /// Nobody who turns `createNamespace` off means to delete all that is in the namespace.
    public static JsonObject manifest(PlanOptions options) {
        return manifest(options.namespace());
    }

    /// Whether this is the desired state of one that `createNamespace` made.
    public static boolean isOne(ObjectId object, Digest applied) {
        return object.isKind("", "Namespace")
                && Digest.of(manifest(object.name()).canonical()).equals(applied);
    }

    /// What people read of one that nothing asks for any more.
    public static String stays(String name) {
        return "sailplan makes namespaces and never deletes them; kubectl delete namespace " + name;
    }

    private static JsonObject manifest(String name) {
        JsonObject annotations = Json.object(Map.of("sailplan.dev/prune", Json.text("disabled")));
        return JsonObject.EMPTY
                .with("apiVersion", Json.text("v1"))
                .with("kind", Json.text("Namespace"))
                .with(
                        "metadata",
                        JsonObject.EMPTY
                                .with("name", Json.text(name))
                                .with("annotations", annotations));
    }
}
