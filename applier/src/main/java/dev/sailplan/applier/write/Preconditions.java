package dev.sailplan.applier.write;

import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;

/// Puts uid and resourceVersion into manifests as preconditions.
final class Preconditions {
    /// No object ever has this version: with it a server-side apply creates or fails, and never changes.
    private static final String NEVER = "1";

    private Preconditions() {}

    static JsonObject creating(JsonObject manifest) {
        return with(manifest, "resourceVersion", NEVER);
    }

    static JsonObject changing(JsonObject manifest, Fence fence) {
        JsonObject fenced = weakly(manifest, fence);
        return fence.resourceVersion().map(v -> with(fenced, "resourceVersion", v)).orElse(fenced);
    }

    /// By uid alone: the same object, whatever was written to it in between.
    static JsonObject weakly(JsonObject manifest, Fence fence) {
        return fence.uid().map(uid -> with(manifest, "uid", uid)).orElse(manifest);
    }

    private static JsonObject with(JsonObject manifest, String field, String value) {
        return manifest.with("metadata", manifest.object("metadata").with(field, Json.text(value)));
    }
}
