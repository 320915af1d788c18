package dev.sailplan.deploy.plan;

import dev.sailplan.applier.effect.ShownValue;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.id.SecretKind;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lists the fields of a manifest by their paths, as people write them: `spec.containers[web].image`. What names the
/// object is left out, and values of Secrets are never shown, nor are those of their annotations.
final class ManifestFields {
    static final String SECRET = "(secret)";
    private static final Set<String> SECRETS = Set.of("data", "stringData", "binaryData");
    private static final Set<String> NAMES =
            Set.of("apiVersion", "kind", "metadata.name", "metadata.namespace");
    private static final String ANNOTATIONS = "metadata.annotations";
    private final Map<String, Field> values = new TreeMap<>();
    private final boolean isSecret;

    /// Holds what tells a value from another one, and what people see of it.
    private record Field(String value, String shown) {
        private static Field of(Json value) {
            return new Field(value.canonical(), ShownValue.of(value));
        }

        private Field hidden() {
            return new Field(value, SECRET);
        }
    }

    private ManifestFields(JsonObject manifest) {
        isSecret = SecretKind.is(manifest);
        manifest.members().forEach((name, value) -> add(name, value, isSecret(name)));
        values.keySet().removeAll(NAMES);
    }

    /// Every field of a new object.
    static List<FieldChange> of(JsonObject manifest) {
        return between(Map.of(), new ManifestFields(manifest).values);
    }

    /// What differs. Sealed values differ each time they are sealed, so of those of a Secret only the names count.
    static List<FieldChange> between(JsonObject before, JsonObject after) {
        ManifestFields now = new ManifestFields(after);
        List<FieldChange> changes = between(new ManifestFields(before).values, now.values);
        return changes.isEmpty() && now.isSecret
                ? List.of(change("data", Optional.of(SECRET), Optional.of(SECRET)))
                : changes;
    }

    private static List<FieldChange> between(Map<String, Field> before, Map<String, Field> after) {
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String path : paths) {
            Optional<Field> old = Optional.ofNullable(before.get(path));
            Optional<Field> now = Optional.ofNullable(after.get(path));
            if (!old.equals(now)) {
                changes.add(change(path, old.map(Field::shown), now.map(Field::shown)));
            }
        }
        return changes;
    }

    private static FieldChange change(
            String path, Optional<String> before, Optional<String> after) {
        return new FieldChange(path, before, after, new Origin.FromGit());
    }

    private boolean isSecret(String field) {
        return isSecret && SECRETS.contains(field);
    }

    private void add(String path, Json value, boolean hidden) {
        switch (value) {
            case JsonObject(var members) when !members.isEmpty() ->
                    members.forEach((name, member) -> add(path + step(name), member, hidden));
            case JsonArray(var items) when !items.isEmpty() && !hidden -> {
                List<String> steps = steps(items);
                for (int i = 0; i < items.size(); i++) {
                    add(path + steps.get(i), items.get(i), false);
                }
            }
            case JsonObject _,
                    JsonArray _,
                    Json.JsonText _,
                    Json.JsonNumber _,
                    Json.JsonBoolean _,
                    Json.JsonNull _ ->
                    values.put(path, field(path, value, hidden));
        }
    }

    private Field field(String path, Json value, boolean sealed) {
        if (sealed) {
            return new Field(SECRET, SECRET);
        }
        Field clear = Field.of(value);
        return isSecret && path.startsWith(ANNOTATIONS) ? clear.hidden() : clear;
    }

    private static String step(String name) {
        return name.matches("[A-Za-z0-9_$-]+") ? "." + name : "[" + name + "]";
    }

    /// Items are called by their names where each has one of its own.
    private static List<String> steps(List<Json> items) {
        List<String> names = new ArrayList<>();
        for (Json item : items) {
            if (item instanceof JsonObject object) {
                object.text("name").ifPresent(name -> names.add("[" + name + "]"));
            }
        }
        if (names.size() == items.size() && new HashSet<>(names).size() == names.size()) {
            return names;
        }
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            numbers.add("[" + i + "]");
        }
        return numbers;
    }
}
