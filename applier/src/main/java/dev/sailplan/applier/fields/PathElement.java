package dev.sailplan.applier.fields;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.json.JsonReader;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A step of a path into an object, as managedFields write it.
public sealed interface PathElement {
    /// `f:name`: a member of an object.
    record Field(String name) implements PathElement {}

    /// `k:{…}`: the item of a list that has these keys.
    record Key(JsonObject keys) implements PathElement {
        boolean matches(Json item) {
            return item instanceof JsonObject object
                    && keys.members().entrySet().stream()
                            .allMatch(key ->
                                    value(object, key.getKey())
                                            .equals(Optional.of(key.getValue())));
        }

        /// People leave the protocol of a port out; the server's managedFields never do.
        private static Optional<Json> value(JsonObject item, String key) {
            Optional<Json> usual =
                    key.equals("protocol") ? Optional.of(Json.text("TCP")) : Optional.empty();
            return item.get(key).or(() -> usual);
        }
    }

    /// `v:…`: a value of a set.
    record Value(Json value) implements PathElement {}

    /// `i:n`: a place in a list.
    record Index(int index) implements PathElement {}

    static Optional<PathElement> parse(String text, JsonReader json) {
        String rest = text.length() < 2 ? "" : text.substring(2);
        return switch (text.length() < 2 ? "" : text.substring(0, 2)) {
            case "f:" -> Optional.of(new Field(rest));
            case "k:" ->
                    json.parse(rest) instanceof JsonObject keys
                            ? Optional.of(new Key(keys))
                            : Optional.empty();
            case "v:" -> Optional.of(new Value(json.parse(rest)));
            case "i:" -> Optional.of(new Index(Integer.parseInt(rest)));
            default -> Optional.empty();
        };
    }

    /// What stands at this step of a value.
    default Optional<Json> in(Json value) {
        return switch (this) {
            case Field(String name) when value instanceof JsonObject object -> object.get(name);
            case Key key when value instanceof JsonArray(List<Json> items) ->
                    items.stream().filter(key::matches).findFirst();
            case Value(Json wanted) when value instanceof JsonArray(List<Json> items) ->
                    items.stream().filter(wanted::equals).findFirst();
            case Index(int i) when value instanceof JsonArray(List<Json> items) ->
                    i < items.size() ? Optional.of(items.get(i)) : Optional.empty();
            case Field _, Key _, Value _, Index _ -> Optional.empty();
        };
    }

    /// How people write it behind what comes before: `.image`, `[web]`, `[80,TCP]`.
    default String shown() {
        return switch (this) {
            case Field(String name) ->
                    name.matches("[A-Za-z0-9_$-]+") ? "." + name : "[" + name + "]";
            case Key(JsonObject keys) ->
                    new TreeMap<>(keys.members())
                            .values().stream()
                                    .map(PathElement::plain)
                                    .collect(Collectors.joining(",", "[", "]"));
            case Value(Json value) -> "[" + plain(value) + "]";
            case Index(int index) -> "[" + index + "]";
        };
    }

    static Optional<Json> at(List<PathElement> path, Json value) {
        Optional<Json> at = Optional.of(value);
        for (PathElement element : path) {
            at = at.flatMap(element::in);
        }
        return at;
    }

    static String shown(List<PathElement> path) {
        String text = path.stream().map(PathElement::shown).collect(Collectors.joining());
        return text.startsWith(".") ? text.substring(1) : text;
    }

    private static String plain(Json value) {
        return value instanceof JsonText(String text) ? text : value.canonical();
    }
}
