package dev.sailplan.common.yaml.shape;

import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedArray;
import dev.sailplan.common.yaml.LocatedObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Holds the readers that every file needs.
public final class Readers {
    static final String STRING = "a string";
    static final String OBJECT = "an object";

    private Readers() {}

    public static Reader<String> text() {
        return (value, faults) ->
                value.json() instanceof JsonText(String text)
                        ? Optional.of(text)
                        : faults.refuse(value, STRING);
    }

    /// Text that means something: an identifier, a path, an address. `meaning` throws
    /// [IllegalArgumentException] with a message for people where it means nothing.
    public static <T> Reader<T> text(Function<String, T> meaning) {
        return (value, faults) ->
                text().read(value, faults).flatMap(text -> meant(value, faults, text, meaning));
    }

    public static Reader<Integer> integer(int least, int most) {
        return (value, faults) ->
                value.json() instanceof JsonNumber number
                                && number.isInteger()
                                && number.value().compareTo(BigDecimal.valueOf(least)) >= 0
                                && number.value().compareTo(BigDecimal.valueOf(most)) <= 0
                        ? Optional.of(number.value().intValueExact())
                        : faults.refuse(value, "an integer from " + least + " to " + most);
    }

    /// A time as people write it: `500ms`, `30s`, `5m`, `1h`, `7d`.
    public static Reader<Duration> duration() {
        return text(Durations::parse);
    }

    public static Reader<Boolean> bool() {
        return (value, faults) ->
                value.json() instanceof JsonBoolean(boolean truth)
                        ? Optional.of(truth)
                        : faults.refuse(value, "true or false");
    }

    /// One of a few words.
    public static <T> Reader<T> oneOf(Map<String, T> words) {
        String all = String.join(", ", new TreeSet<>(words.keySet()));
        return choice(words, "must be one of " + all);
    }

    /// The only word that may stand there.
    public static Reader<String> exactly(String word) {
        return choice(Map.of(word, word), "must be " + word);
    }

    private static <T> Reader<T> choice(Map<String, T> words, String complaint) {
        return (value, faults) ->
                text().read(value, faults)
                        .flatMap(word ->
                                Optional.ofNullable(words.get(word))
                                        .or(() -> faults.complain(value.at(), complaint)));
    }

    public static <T> Reader<List<T>> list(Reader<T> element) {
        return (value, faults) -> {
            int before = faults.count();
            return each(element).read(value, faults).filter(_ -> faults.count() == before);
        };
    }

    /// Those elements of a list that nothing is wrong with, for those who go on without the others.
    public static <T> Reader<List<T>> each(Reader<T> element) {
        return (value, faults) ->
                value instanceof LocatedArray(_, List<Located> elements)
                        ? Optional.of(
                                elements.stream()
                                        .flatMap(each -> element.read(each, faults).stream())
                                        .toList())
                        : faults.refuse(value, "a list");
    }

    /// The same of a list that may have so many; `tooMany` is told the place of the first beyond.
    public static <T> Reader<List<T>> each(
            Reader<T> element, int most, BiConsumer<SourceLocation, Faults> tooMany) {
        return (value, faults) -> {
            if (value instanceof LocatedArray(_, List<Located> all) && all.size() > most) {
                tooMany.accept(all.get(most).at(), faults);
                return Optional.empty();
            }
            return each(element).read(value, faults);
        };
    }

    /// An object whose keys are names that the file chooses.
    public static <T> Reader<SequencedMap<String, T>> map(Reader<T> element) {
        return (value, faults) -> {
            if (!(value instanceof LocatedObject object)) {
                return faults.refuse(value, OBJECT);
            }
            SequencedMap<String, T> result = new LinkedHashMap<>();
            object.members()
                    .forEach((key, member) ->
                            element.read(member.value(), faults)
                                    .ifPresent(read -> result.put(key, read)));
            return result.size() == object.members().size()
                    ? Optional.of(result)
                    : Optional.empty();
        };
    }

    /// An object with known keys, whose name is its path.
    public static <T> Reader<T> object(Function<ObjectShape, Optional<T>> parts) {
        return (value, faults) -> {
            if (!(value instanceof LocatedObject object)) {
                return faults.refuse(value, OBJECT);
            }
            ObjectShape shape = new ObjectShape(object, faults);
            Optional<T> read = parts.apply(shape);
            shape.reportUnknown();
            return read;
        };
    }

    /// The same, where messages call it by what it is: `a repository`.
    public static <T> Reader<T> object(String what, Function<ObjectShape, Optional<T>> parts) {
        return (value, faults) -> Readers.<T>object(parts).read(value, faults.named(what));
    }

    private static <T> Optional<T> meant(
            Located value, Faults faults, String text, Function<String, T> meaning) {
        try {
            return Optional.of(meaning.apply(text));
        } catch (IllegalArgumentException e) {
            faults.add(value.at(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
