package dev.sailplan.applier.fields;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.JsonReader;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A set of the fields that a field manager owns, read from `fieldsV1`. A set without children owns all that is below
/// it.
public record FieldSet(Map<PathElement, FieldSet> children) {
    static final FieldSet EMPTY = new FieldSet(Map.of());

    public FieldSet {
        children = Map.copyOf(children);
    }

    static FieldSet parse(JsonObject fieldsV1, JsonReader json) {
        Map<PathElement, FieldSet> children = new LinkedHashMap<>();
        for (Map.Entry<String, Json> member : fieldsV1.members().entrySet()) {
            JsonObject below =
                    member.getValue() instanceof JsonObject object ? object : JsonObject.EMPTY;
            PathElement.parse(member.getKey(), json)
                    .ifPresent(element -> children.put(element, parse(below, json)));
        }
        return new FieldSet(children);
    }

    boolean isEmpty() {
        return children.isEmpty();
    }

    /// Whether something at the path, above it as a whole, or below it is in the set.
    public boolean touches(List<PathElement> path) {
        if (isEmpty()) {
            return false;
        }
        FieldSet set = this;
        for (PathElement element : path) {
            Optional<FieldSet> below = Optional.ofNullable(set.children.get(element));
            if (below.isEmpty()) {
                return false;
            }
            set = below.get();
            if (set.isEmpty()) {
                return true;
            }
        }
        return true;
    }

    /// Whether both sets have a field.
    boolean meets(FieldSet other) {
        return children.entrySet().stream()
                .filter(child -> other.children.containsKey(child.getKey()))
                .anyMatch(child -> {
                    FieldSet theirs = other.below(child.getKey());
                    return child.getValue().isEmpty()
                            || theirs.isEmpty()
                            || child.getValue().meets(theirs);
                });
    }

    /// The paths of the fields that another set has not.
    public List<List<PathElement>> missingIn(FieldSet other) {
        return children.entrySet().stream()
                .sorted(Comparator.comparing(child -> child.getKey().shown()))
                .flatMap(child -> missing(child.getKey(), child.getValue(), other))
                .toList();
    }

    private static Stream<List<PathElement>> missing(
            PathElement step, FieldSet below, FieldSet other) {
        if (below.isEmpty()) {
            return other.children.containsKey(step) ? Stream.empty() : Stream.of(List.of(step));
        }
        return below.missingIn(other.below(step)).stream()
                .map(path -> Stream.concat(Stream.of(step), path.stream()).toList());
    }

    FieldSet below(PathElement element) {
        return children.getOrDefault(element, EMPTY);
    }

    public FieldSet union(FieldSet other) {
        Map<PathElement, FieldSet> all = new LinkedHashMap<>(children);
        other.children.forEach((element, set) -> all.merge(element, set, FieldSet::union));
        return new FieldSet(all);
    }
}
