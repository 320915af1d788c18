package dev.sailplan.planner.plan;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.plan.DestinationNamespace;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;
import java.util.stream.Stream;

/// Adds the destination's namespace to the objects where `createNamespace` asks for it and no manifest brings it.
public final class CreatedNamespace {
    private CreatedNamespace() {}

    public static List<DesiredObject> added(
            List<DesiredObject> objects, PlanOptions options, SourceLocation at) {
        ObjectId namespace = DestinationNamespace.id(options);
        boolean declared = objects.stream().anyMatch(o -> o.object().equals(namespace));
        if (!options.createNamespace() || declared) {
            return objects;
        }
        DesiredObject created =
                new DesiredObject(namespace, "v1", DestinationNamespace.manifest(options), at);
        return Stream.concat(Stream.of(created), objects.stream()).toList();
    }
}
