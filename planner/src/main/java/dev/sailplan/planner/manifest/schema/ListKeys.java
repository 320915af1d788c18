package dev.sailplan.planner.manifest.schema;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.planner.manifest.problem.Complaints;
import dev.sailplan.planner.manifest.problem.FieldPath;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the elements of a list that the API server takes for the same one: it refuses a manifest that has one twice,
/// with neither place.
final class ListKeys {
    private static final String KIND_OF_LIST = "x-kubernetes-list-type";
    private static final String KEYS = "x-kubernetes-list-map-keys";
    private final Complaints complaints;

    ListKeys(Complaints complaints) {
        this.complaints = complaints;
    }

    static boolean isKeyed(Schema list) {
        return isKind(list, "map");
    }

    private static boolean isKind(Schema list, String kind) {
        return list.text(KIND_OF_LIST).filter(kind::equals).isPresent();
    }

    void check(Schema list, List<Located> elements, FieldPath path) {
        if (!isKeyed(list) && !isKind(list, "set")) {
            return;
        }
        Map<Json, SourceLocation> first = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            Located element = elements.get(i);
            Optional<Json> key = key(list, element.json());
            SourceLocation before = key.map(k -> first.putIfAbsent(k, element.at())).orElse(null);
            if (before != null) {
                complaints.add(
                        element.at(),
                        path.element(i),
                        shown(key.orElseThrow())
                                + " is in this list already, at "
                                + before
                                + "; the API server takes each once");
            }
        }
    }

    private static Optional<Json> key(Schema list, Json element) {
        if (!isKeyed(list)) {
            return Optional.of(element);
        }
        return element instanceof JsonObject object ? keys(list, object) : Optional.empty();
    }

    /// With the defaults of what is left out, such as the protocol of a port.
    private static Optional<Json> keys(Schema list, JsonObject element) {
        Map<String, Json> keys = new LinkedHashMap<>();
        for (Json key : list.elements(KEYS)) {
            if (key instanceof JsonText(String name)) {
                element.get(name)
                        .filter(value -> !(value instanceof JsonNull))
                        .or(() -> list.items().flatMap(items -> byDefault(items, name)))
                        .ifPresent(value -> keys.put(name, value));
            }
        }
        boolean named = keys.keySet().stream().anyMatch(element.members()::containsKey);
        return named ? Optional.of(Json.object(keys)) : Optional.empty();
    }

    private static Optional<Json> byDefault(Schema items, String name) {
        return items.resolved().property(name).flatMap(Schema::defaultValue);
    }

    private String shown(Json key) {
        return key instanceof JsonObject(Map<String, Json> keys)
                ? keys.entrySet().stream()
                        .map(e -> e.getKey() + " " + complaints.shown(e.getValue(), "the same"))
                        .collect(Collectors.joining(", "))
                : complaints.shown(key, "this value");
    }
}
