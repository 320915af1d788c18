package dev.sailplan.planner.plan;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Adds the destination's namespace to the objects where `createNamespace` asks for it and no manifest brings it.
public final class CreatedNamespace {
    private CreatedNamespace() {}

    public static List<DesiredObject> added(
            List<DesiredObject> objects, PlanOptions options, SourceLocation at) {
        ObjectId namespace = new ObjectId("", "Namespace", "", options.namespace());
        boolean declared = objects.stream().anyMatch(o -> o.object().equals(namespace));
        if (!options.createNamespace() || declared) {
            return objects;
        }
        DesiredObject created =
                new DesiredObject(namespace, "v1", manifest(options.namespace()), at);
        return Stream.concat(Stream.of(created), objects.stream()).toList();
    }

    /// Nobody who turns `createNamespace` off means to delete all that is in the namespace.
    private static JsonObject manifest(String name) {
        return Json.object(
                Map.of(
                        "apiVersion",
                        Json.text("v1"),
                        "kind",
                        Json.text("Namespace"),
                        "metadata",
                        Json.object(
                                Map.of(
                                        "name",
                                        Json.text(name),
                                        "annotations",
                                        Json.object(
                                                Map.of(
                                                        "sailplan.dev/prune",
                                                        Json.text("disabled")))))));
    }
}
