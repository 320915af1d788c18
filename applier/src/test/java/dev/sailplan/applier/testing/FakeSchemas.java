package dev.sailplan.applier.testing;

import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Refuses fields that the definition of a kind does not have; a changed one counts only some questions later.
final class FakeSchemas {
    private static final Set<String> OF_EVERY_KIND = Set.of("apiVersion", "kind", "metadata");

    /// How many questions are still answered by a definition as it was.
    private record Former(JsonObject definition, int left) {}

    private final Map<String, Former> former = new HashMap<>();
    private int late;

    void swapLate(int questions) {
        late = questions;
    }

    void changes(JsonObject definition) {
        former.put(kind(definition), new Former(definition, late));
    }

    Optional<WriteAnswer> objection(
            Stream<JsonObject> definitions, ObjectId object, JsonObject manifest) {
        String kind = object.group() + "/" + object.kind();
        String version = manifest.text("apiVersion").orElse("").replaceFirst("^.*/", "");
        return definitions
                .filter(definition -> kind(definition).equals(kind))
                .findFirst()
                .map(definition -> effective(kind, definition))
                .flatMap(definition -> schema(definition, version))
                .flatMap(schema -> unknown("", manifest, schema))
                .map(field ->
                        new WriteAnswer.Invalid(
                                500,
                                "failed to create typed patch object: "
                                        + field
                                        + ": field not declared in schema"));
    }

    private JsonObject effective(String kind, JsonObject definition) {
        Former before = former.get(kind);
        if (before == null || before.left() == 0) {
            return definition;
        }
        former.put(kind, new Former(before.definition(), before.left() - 1));
        return before.definition();
    }

    private static String kind(JsonObject definition) {
        JsonObject spec = definition.object("spec");
        return spec.text("group").orElse("") + "/" + spec.object("names").text("kind").orElse("");
    }

    private static Optional<JsonObject> schema(JsonObject definition, String version) {
        return definition.object("spec").array("versions").stream()
                .map(JsonObject.class::cast)
                .filter(it -> it.text("name").equals(Optional.of(version)))
                .map(it -> it.object("schema").object("openAPIV3Schema"))
                .findFirst();
    }

    private static Optional<String> unknown(String path, JsonObject value, JsonObject schema) {
        JsonObject properties = schema.object("properties");
        boolean open =
                schema.get("x-kubernetes-preserve-unknown-fields")
                                .equals(Optional.of(Json.bool(true)))
                        || schema.get("additionalProperties").isPresent()
                        || schema.equals(JsonObject.EMPTY);
        return value.members().entrySet().stream()
                .filter(_ -> !open)
                .filter(member -> !path.isEmpty() || !OF_EVERY_KIND.contains(member.getKey()))
                .flatMap(member -> unknown(path, member, properties).stream())
                .findFirst();
    }

    private static Optional<String> unknown(
            String path, Map.Entry<String, Json> member, JsonObject properties) {
        String name = path + "." + member.getKey();
        if (properties.get(member.getKey()).isEmpty()) {
            return Optional.of(name);
        }
        return member.getValue() instanceof JsonObject inner
                ? unknown(name, inner, properties.object(member.getKey()))
                : Optional.empty();
    }
}
