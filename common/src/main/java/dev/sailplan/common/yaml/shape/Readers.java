package dev.sailplan.common.yaml.shape;

import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedArray;
import dev.sailplan.common.yaml.LocatedObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Holds the readers that every file needs.
public final class Readers {
    private Readers() {}

    public static Reader<String> text() {
        return (value, faults) ->
                value.json() instanceof JsonText(String text)
                        ? Optional.of(text)
                        : refuse(value, faults, "a string");
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
                        : refuse(value, faults, "an integer from " + least + " to " + most);
    }

    /// A time as people write it: `500ms`, `30s`, `5m`, `1h`, `7d`.
    public static Reader<Duration> duration() {
        return text(Durations::parse);
    }

    /// One of a few words.
    public static <T> Reader<T> oneOf(Map<String, T> words) {
        return text(word ->
                Optional.ofNullable(words.get(word))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "must be one of "
                                                + String.join(
                                                        ", ",
                                                        words.keySet().stream()
                                                                .sorted()
                                                                .toList()))));
    }

    public static <T> Reader<List<T>> list(Reader<T> element) {
        return (value, faults) -> {
            if (!(value instanceof LocatedArray(_, List<Located> elements))) {
                return refuse(value, faults, "a list");
            }
            List<T> result = new ArrayList<>();
            elements.forEach(each -> element.read(each, faults).ifPresent(result::add));
            return result.size() == elements.size()
                    ? Optional.of(List.copyOf(result))
                    : Optional.empty();
        };
    }

    /// An object whose keys are names that the file chooses.
    public static <T> Reader<SequencedMap<String, T>> map(Reader<T> element) {
        return (value, faults) -> {
            if (!(value instanceof LocatedObject object)) {
                return refuse(value, faults, "an object");
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

    /// An object with known keys; `what` is how messages call it: `a repository`.
    public static <T> Reader<T> object(String what, Function<ObjectShape, Optional<T>> parts) {
        return (value, faults) ->
                value instanceof LocatedObject object
                        ? parts.apply(new ObjectShape(object, what, faults))
                        : refuse(value, faults, "an object");
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

    private static <T> Optional<T> refuse(Located value, Faults faults, String wanted) {
        String found = value.json().typeName();
        String instead = wanted.startsWith(found) ? "" : ", not " + found;
        faults.add(value.at(), "must be " + wanted + instead);
        return Optional.empty();
    }
}
