package dev.sailplan.common.domain.id;

import dev.sailplan.common.domain.json.Json.JsonObject;

/// Tells the kind whose values nobody may see: `Secret` of the core group, in whatever version.
public final class SecretKind {
    private SecretKind() {}

    public static boolean is(String group, String kind) {
        return group.isEmpty() && kind.equals("Secret");
    }

    /// By what the object says of itself; one that leaves its version out is of the core group.
    public static boolean is(JsonObject manifest) {
        String apiVersion = manifest.text("apiVersion").orElse("");
        return is(
                apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/'))),
                manifest.text("kind").orElse(""));
    }
}
