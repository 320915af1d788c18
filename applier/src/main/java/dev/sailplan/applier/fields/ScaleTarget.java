package dev.sailplan.applier.fields;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;

/// A target of a HorizontalPodAutoscaler, as it says itself: it need not be a name that any object has.
public record ScaleTarget(String group, String kind, String namespace, String name) {
    public static final String GROUP = "autoscaling";
    public static final String KIND = "HorizontalPodAutoscaler";

    public static boolean isAutoscaler(ObjectId object) {
        return object.isKind(GROUP, KIND);
    }

    public static ScaleTarget of(JsonObject autoscaler) {
        JsonObject target = autoscaler.object("spec").object("scaleTargetRef");
        String version = target.text("apiVersion").orElse("");
        return new ScaleTarget(
                version.contains("/") ? version.substring(0, version.indexOf('/')) : "",
                target.text("kind").orElse(""),
                autoscaler.object("metadata").text("namespace").orElse(""),
                target.text("name").orElse(""));
    }

    public boolean is(ObjectId object) {
        return object.isKind(group, kind)
                && object.namespace().equals(namespace)
                && object.name().equals(name);
    }
}
