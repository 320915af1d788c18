package dev.sailplan.planner.manifest.schema;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.yaml.Reading;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An OpenAPI v3 document of an API server: the schemas of one group and version.
public final class OpenApi {
    private static final YamlBudget BUDGET = new YamlBudget(64 << 20, 5_000_000, 0, 200);
    private static final String KIND = "x-kubernetes-group-version-kind";

    private static final String STATUS = "/{name}/status";

    private final JsonObject definitions;
    private final Set<String> statuses;
    private final Map<KindName, String> byKind = new LinkedHashMap<>();

    private record KindName(String group, String version, String kind) {}

    private OpenApi(JsonObject definitions, Set<String> statuses) {
        this.definitions = definitions;
        this.statuses = statuses;
        definitions.members().forEach(this::index);
    }

    /// Empty where the bytes are no OpenAPI document: its kinds are then served without a known schema.
    public static Optional<OpenApi> parse(byte[] bytes) {
        Reading reading = YamlReader.read("openapi.json", bytes, BUDGET);
        return reading.documents().stream()
                .map(document -> document.value().json())
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .findFirst()
                .map(OpenApi::of);
    }

    private static OpenApi of(JsonObject document) {
        JsonObject schemas = document.object("components").object("schemas");
        return new OpenApi(
                (JsonObject) withoutDescriptions(schemas),
                document.object("paths").members().keySet().stream()
                        .filter(path -> path.endsWith(STATUS))
                        .collect(Collectors.toSet()));
    }

    /// What is said of a kind; empty where nothing is.
    public Optional<Kind> describe(KindFacts kind) {
        KindName name = new KindName(kind.group(), kind.version(), kind.kind());
        return Optional.ofNullable(byKind.get(name))
                .map(found ->
                        new Kind(
                                kind,
                                Optional.of(schema(found)),
                                !isCustom(found) || hasStatus(kind),
                                false));
    }

    private Schema schema(String definition) {
        return new Schema(definitions.object(definition), definitions, isCustom(definition));
    }

    /// Of Go's types each that knows a status has the subresource.
    private boolean hasStatus(KindFacts kind) {
        return statuses.stream().anyMatch(path -> path.endsWith("/" + kind.plural() + STATUS));
    }

    /// The definitions of Go's types begin so; those of CRDs are named after their group.
    private static boolean isCustom(String definition) {
        return !definition.startsWith("io.k8s.");
    }

    private void index(String name, Json schema) {
        if (schema instanceof JsonObject object) {
            List<Json> kinds = object.array(KIND);
            kinds.stream()
                    .filter(JsonObject.class::isInstance)
                    .map(kind -> nameOf((JsonObject) kind))
                    .forEach(kind -> byKind.putIfAbsent(kind, name));
        }
    }

    private static KindName nameOf(JsonObject kind) {
        return new KindName(
                kind.text("group").orElse(""),
                kind.text("version").orElse(""),
                kind.text("kind").orElse(""));
    }

    /// Descriptions are four fifths of a document and say nothing to a validator.
    private static Json withoutDescriptions(Json value) {
        return switch (value) {
            case JsonObject(Map<String, Json> members) -> {
                Map<String, Json> kept = new LinkedHashMap<>();
                members.forEach((name, member) -> keep(kept, name, member));
                yield new JsonObject(kept);
            }
            case JsonArray(List<Json> elements) ->
                    new JsonArray(elements.stream().map(OpenApi::withoutDescriptions).toList());
            case Json other -> other;
        };
    }

    private static void keep(Map<String, Json> kept, String name, Json member) {
        if (!name.equals("description") || member instanceof JsonObject) {
            kept.put(name, withoutDescriptions(member));
        }
    }
}
