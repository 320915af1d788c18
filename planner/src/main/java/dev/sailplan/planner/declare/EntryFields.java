package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.problem.Nearest;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedArray;
import dev.sailplan.common.yaml.LocatedObject;
import java.util.List;
import java.util.Optional;

/// Reads the members of one object of `sailplan.yaml`; reports each that is unknown or of another type than asked for.
final class EntryFields {
    private final LocatedObject object;
    private final String path;
    private final Problems problems;

    private EntryFields(LocatedObject object, String path, Problems problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /// The value as an object with no other members than the known ones.
    static Optional<EntryFields> of(
            Located value, String path, Problems problems, List<String> known) {
        if (!(value instanceof LocatedObject object)) {
            problems.add(value.at(), named(path) + " must be an object, not " + type(value));
            return Optional.empty();
        }
        object.members()
                .forEach((name, member) -> {
                    if (!known.contains(name)) {
                        problems.add(member.keyAt(), unknown(name, path, known));
                    }
                });
        return Optional.of(new EntryFields(object, path, problems));
    }

    private static String unknown(String name, String path, List<String> known) {
        String place = path.isEmpty() ? "" : " in " + path;
        String hint =
                Nearest.to(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElseGet(() -> "known here: " + String.join(", ", known));
        return "unknown key '" + name + "'" + place + "; " + hint;
    }

    private static String named(String path) {
        return path.isEmpty() ? "the document" : path;
    }

    private static String type(Located value) {
        return value.json().typeName();
    }

    SourceLocation at() {
        return object.at();
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    SourceLocation placeOf(String name) {
        return object.placeOf(name);
    }

    SourceLocation keyPlaceOf(String name) {
        return object.member(name).map(LocatedObject.Member::keyAt).orElse(object.at());
    }

    Optional<PlacedText> text(String name) {
        return object.get(name).flatMap(value -> textOf(value, inside(name)));
    }

    Optional<PlacedText> required(String name) {
        if (!has(name)) {
            problems.add(at(), inside(name) + " is missing");
        }
        return text(name);
    }

    Optional<Boolean> bool(String name) {
        return object.get(name)
                .flatMap(value -> {
                    if (value.json() instanceof JsonBoolean(boolean answer)) {
                        return Optional.of(answer);
                    }
                    return wrong(value, name, "true or false");
                });
    }

    Optional<Integer> integer(String name, int atLeast, int atMost) {
        return object.get(name)
                .flatMap(value -> {
                    if (value.json() instanceof JsonNumber number
                            && number.isInteger()
                            && number.value().longValue() >= atLeast
                            && number.value().longValue() <= atMost) {
                        return Optional.of(number.value().intValue());
                    }
                    return wrong(value, name, "an integer from " + atLeast + " to " + atMost);
                });
    }

    Optional<EntryFields> object(String name, List<String> known) {
        return object.get(name).flatMap(value -> of(value, inside(name), problems, known));
    }

    /// The elements of a list, or none.
    List<Located> list(String name) {
        return switch (object.get(name).orElse(null)) {
            case null -> List.of();
            case LocatedArray array -> array.elements();
            case Located other -> {
                wrong(other, name, "a list");
                yield List.of();
            }
        };
    }

    List<PlacedText> texts(String name) {
        return list(name).stream().flatMap(v -> textOf(v, inside(name)).stream()).toList();
    }

    Optional<Located> raw(String name) {
        return object.get(name);
    }

    String inside(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private Optional<PlacedText> textOf(Located value, String where) {
        if (value.json() instanceof JsonText(String text)) {
            return Optional.of(new PlacedText(text, value.at()));
        }
        problems.add(value.at(), where + " must be a string, not " + type(value) + "; quote it");
        return Optional.empty();
    }

    private <T> Optional<T> wrong(Located value, String name, String wanted) {
        problems.add(value.at(), inside(name) + " must be " + wanted + ", not " + shown(value));
        return Optional.empty();
    }

    private static String shown(Located value) {
        return value.json() instanceof JsonNumber number ? number.canonical() : type(value);
    }
}
