package dev.sailplan.common.seal.secret;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.SecretKind;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.seal.Opener;
import dev.sailplan.common.seal.SealContext;
import dev.sailplan.common.seal.Sealer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replaces the values of a Secret with fingerprints or sealed values, and opens those again.
///
/// All else of the object stays readable. Every other kind is left as it is.
public final class SecretMasking {
    private static final List<String> FIELDS = List.of("data", "stringData", "binaryData");
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private SecretMasking() {}

    /// With fingerprints: what object digests are taken of, and what people may see.
    public static JsonObject fingerprinted(
            JsonObject manifest, ApplicationKey application, Fingerprints fingerprints) {
        return replaced(
                manifest,
                (field, value) ->
                        Json.text(
                                fingerprints.of(
                                        application,
                                        idOf(manifest),
                                        field,
                                        SecretValue.meaning(field, value))));
    }

    /// With sealed values: what travels. A value that is no string is refused, since no API server takes it.
    public static JsonObject sealed(
            JsonObject manifest, ClusterUid cluster, ApplicationKey application, Sealer sealer) {
        return replaced(
                manifest,
                (field, value) ->
                        Json.text(
                                sealer.seal(
                                        new SealContext(
                                                cluster, application, idOf(manifest), field),
                                        SecretValue.text(field, value))));
    }

    /// The manifest as it was before [#sealed], or empty where a value can't be opened.
    public static Optional<JsonObject> opened(
            JsonObject manifest, ClusterUid cluster, ApplicationKey application, Opener opener) {
        try {
            return Optional.of(
                    replaced(
                            manifest,
                            (field, value) ->
                                    opened(
                                            new SealContext(
                                                    cluster, application, idOf(manifest), field),
                                            value,
                                            opener)));
        } catch (CannotOpen e) {
            return Optional.empty();
        }
    }

    private static Json opened(SealContext context, Json value, Opener opener) {
        return Optional.of(value)
                .filter(JsonText.class::isInstance)
                .flatMap(text -> opener.open(context, ((JsonText) text).value()))
                .<Json>map(bytes -> Json.text(new String(bytes, StandardCharsets.UTF_8)))
                .orElseThrow(CannotOpen::new);
    }

    private static final class CannotOpen extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @FunctionalInterface
    private interface Replacement {
        Json of(String field, Json value);
    }

    private static JsonObject replaced(JsonObject manifest, Replacement replacement) {
        if (!SecretKind.is(manifest)) {
            return manifest;
        }
        JsonObject result = withoutLastApplied(manifest);
        for (String field : FIELDS) {
            Optional<Json> value = result.get(field);
            if (value.isPresent()) {
                result = result.with(field, replaced(field, value.get(), replacement));
            }
        }
        return result;
    }

    /// A field that is no object is one value as a whole, so that a slip of the pen is protected too.
    private static Json replaced(String field, Json value, Replacement replacement) {
        return switch (value) {
            case JsonNull absent -> absent;
            case JsonObject(Map<String, Json> members) -> {
                Map<String, Json> result = new LinkedHashMap<>();
                members.forEach((name, member) ->
                        result.put(
                                name,
                                member instanceof JsonNull
                                        ? member
                                        : replacement.of(field + "/" + name, member)));
                yield new JsonObject(result);
            }
            case JsonText _, Json.JsonNumber _, Json.JsonBoolean _, Json.JsonArray _ ->
                    replacement.of(field, value);
        };
    }

    private static JsonObject withoutLastApplied(JsonObject manifest) {
        JsonObject metadata = manifest.object("metadata");
        JsonObject annotations = metadata.object("annotations");
        if (annotations.get(LAST_APPLIED).isEmpty()) {
            return manifest;
        }
        return manifest.with(
                "metadata", metadata.with("annotations", annotations.without(LAST_APPLIED)));
    }

    private static ObjectId idOf(JsonObject manifest) {
        JsonObject metadata = manifest.object("metadata");
        return new ObjectId(
                "",
                "Secret",
                metadata.text("namespace").orElse(""),
                metadata.text("name").orElse(""));
    }
}
