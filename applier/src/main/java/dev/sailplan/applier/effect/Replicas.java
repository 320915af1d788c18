package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.List;
import java.util.Optional;

/// `spec.replicas` of what an autoscaler resizes.
public final class Replicas {
    private static final List<PathElement> PATH =
            List.of(new PathElement.Field("spec"), new PathElement.Field("replicas"));

    private Replicas() {}

    /// The manifest as it is sent. Dropping a field that is ours alone would set it to 1, so the live value is sent
    /// while nobody else owns it, and nothing from then on.
    public static JsonObject underAutoscaler(JsonObject manifest, Optional<JsonObject> live) {
        if (live.isEmpty()) {
            return manifest;
        }
        Managers managers = Managers.of(live.get());
        boolean oursAlone = managers.ourFields().touches(PATH) && managers.others(PATH).isEmpty();
        Optional<Json> value =
                live.get().object("spec").get("replicas").filter(JsonNumber.class::isInstance);
        JsonObject spec = manifest.object("spec");
        return manifest.with(
                "spec",
                value.filter(_ -> oursAlone)
                        .map(replicas -> spec.with("replicas", replicas))
                        .orElseGet(() -> spec.without("replicas")));
    }
}
