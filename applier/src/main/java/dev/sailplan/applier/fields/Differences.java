package dev.sailplan.applier.fields;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the places at which two objects differ, going into objects and into lists whose items have keys.
public final class Differences {
    private final List<Change> changes = new ArrayList<>();
    private final boolean isSecret;

    private Differences(boolean isSecret) {
        this.isSecret = isSecret;
    }

    /// A difference at one path: what stands there before and after.
    public record Change(List<PathElement> path, Optional<Json> before, Optional<Json> after) {}

    /// `known` is what managers say about the fields: it tells which lists have keys.
    public static List<Change> between(JsonObject before, JsonObject after, FieldSet known) {
        Differences difference = new Differences(HiddenValues.isSecret(before, after));
        difference.compare(List.of(), Optional.of(before), Optional.of(after), known);
        return List.copyOf(difference.changes);
    }

    private void compare(
            List<PathElement> path, Optional<Json> before, Optional<Json> after, FieldSet known) {
        if (before.equals(after)) {
            return;
        }
        List<PathElement> steps = steps(path, before, after, known);
        if (steps.isEmpty()) {
            changes.add(new Change(path, before, after));
        }
        for (PathElement step : steps) {
            List<PathElement> below = Stream.concat(path.stream(), Stream.of(step)).toList();
            compare(below, at(step, before), at(step, after), known.below(step));
        }
    }

    private static Optional<Json> at(PathElement step, Optional<Json> value) {
        return value.flatMap(step::in);
    }

    /// The steps to go on with; none where the two are shown as a whole.
    private List<PathElement> steps(
            List<PathElement> path, Optional<Json> before, Optional<Json> after, FieldSet known) {
        boolean apart = isSecret && HiddenValues.isValues(path);
        if ((before.isEmpty() || after.isEmpty()) && !apart) {
            return List.of();
        }
        Json a = before.orElse(JsonObject.EMPTY);
        Json b = after.orElse(JsonObject.EMPTY);
        if (a instanceof JsonObject first && b instanceof JsonObject second) {
            return fields(first, second);
        }
        return a instanceof JsonArray(List<Json> first) && b instanceof JsonArray(List<Json> second)
                ? ListItems.of(first, second, known)
                : List.of();
    }

    private static List<PathElement> fields(JsonObject a, JsonObject b) {
        Set<String> names = new LinkedHashSet<>(a.members().keySet());
        names.addAll(b.members().keySet());
        return names.stream().sorted().<PathElement>map(PathElement.Field::new).toList();
    }
}
