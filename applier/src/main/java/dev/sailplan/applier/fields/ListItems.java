package dev.sailplan.applier.fields;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tells how the items of two lists correspond: by their keys, or by their places.
final class ListItems {
    private static final List<List<String>> USUAL_KEYS =
            List.of(
                    List.of("name"),
                    List.of("containerPort", "protocol"),
                    List.of("port", "protocol"),
                    List.of("mountPath"),
                    List.of("ip"),
                    List.of("type"));

    private ListItems() {}

    /// The items of both; none where the lists are better shown whole.
    static List<PathElement> of(List<Json> before, List<Json> after, FieldSet known) {
        if (!Stream.concat(before.stream(), after.stream())
                .allMatch(JsonObject.class::isInstance)) {
            return List.of();
        }
        return Stream.concat(keysOf(known).stream(), USUAL_KEYS.stream())
                .filter(keys -> identify(keys, before) && identify(keys, after))
                .findFirst()
                .map(keys -> byKeys(keys, before, after))
                .orElseGet(() -> byPlace(Math.max(before.size(), after.size())));
    }

    private static Optional<List<String>> keysOf(FieldSet known) {
        return known.children().keySet().stream()
                .filter(PathElement.Key.class::isInstance)
                .map(key -> List.copyOf(((PathElement.Key) key).keys().members().keySet()))
                .findFirst();
    }

    private static boolean identify(List<String> keys, List<Json> items) {
        long different =
                items.stream()
                        .flatMap(item -> key(keys, (JsonObject) item).stream())
                        .distinct()
                        .count();
        return different == items.size();
    }

    private static List<PathElement> byKeys(
            List<String> keys, List<Json> before, List<Json> after) {
        Set<PathElement> items = new LinkedHashSet<>();
        Stream.concat(before.stream(), after.stream())
                .flatMap(item -> key(keys, (JsonObject) item).stream())
                .forEach(items::add);
        return List.copyOf(items);
    }

    private static Optional<PathElement> key(List<String> keys, JsonObject item) {
        Map<String, Json> values = new LinkedHashMap<>();
        keys.forEach(name -> item.get(name).ifPresent(value -> values.put(name, value)));
        return values.size() == keys.size()
                ? Optional.of(new PathElement.Key(Json.object(values)))
                : Optional.empty();
    }

    private static List<PathElement> byPlace(int items) {
        return IntStream.range(0, items).<PathElement>mapToObj(PathElement.Index::new).toList();
    }
}
