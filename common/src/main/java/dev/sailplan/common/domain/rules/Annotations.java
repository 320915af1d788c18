package dev.sailplan.common.domain.rules;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.problem.Nearest;
import dev.sailplan.common.domain.rules.ObjectRules.Hook;
import dev.sailplan.common.domain.rules.ObjectRules.Misuse;
import dev.sailplan.common.domain.rules.ObjectRules.Parsed;
import dev.sailplan.common.domain.rules.ObjectRules.Pruning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads the `sailplan.dev/…` annotations of one object. What can't be understood is noted, and counts as absent.
public final class Annotations {
    public static final String PREFIX = "sailplan.dev/";

    private static final String WAVE = "wave";
    private static final SortedSet<String> KNOWN =
            new TreeSet<>(List.of("hook", "prune", "replace", "run", WAVE));

    /// Six digits are waves enough for anyone, and their sums stay integers.
    private static final String INTEGER = "[+-]?\\d{1,6}";

    private final JsonObject annotations;
    private final List<Misuse> misuses = new ArrayList<>();

    Annotations(JsonObject annotations) {
        this.annotations = annotations;
    }

    /// Whether a key belongs to this language, also where it is misspelt.
    public static boolean isOurs(String key) {
        return key.startsWith(PREFIX);
    }

    /// Whether a key is one that an object may carry as an annotation.
    public static boolean isKnown(String key) {
        return isOurs(key) && KNOWN.contains(key.substring(PREFIX.length()));
    }

    /// The key that is to excuse an object from drift, which nothing detects yet: no rule says it, and no hint names it.
    public static String ignore() {
        return PREFIX + "ignore";
    }

    Parsed parse() {
        ObjectRules rules =
                new ObjectRules(
                        wave(),
                        choice(
                                        "prune",
                                        Map.of(
                                                "disabled",
                                                Pruning.DISABLED,
                                                "first",
                                                Pruning.FIRST))
                                .orElse(Pruning.USUAL),
                        choice("replace", Map.of("allowed", true)).orElse(false),
                        choice("hook", Map.of("before", Hook.BEFORE, "after", Hook.AFTER)),
                        choice("run", Map.of("once", true)).orElse(false));
        annotations.members().keySet().stream()
                .filter(key -> isOurs(key) && !isKnown(key) && !key.equals(ignore()))
                .forEach(this::unknown);
        return new Parsed(rules, misuses);
    }

    private Optional<Integer> wave() {
        Optional<String> text = text(WAVE);
        boolean readable = text.filter(t -> t.matches(INTEGER)).isPresent();
        if (text.isPresent() && !readable) {
            misused(WAVE, "must be a whole number of at most six digits, such as \"5\"");
        }
        return text.filter(_ -> readable).map(Integer::valueOf);
    }

    private <T> Optional<T> choice(String name, Map<String, T> choices) {
        Optional<String> text = text(name);
        text.filter(t -> !choices.containsKey(t))
                .ifPresent(t -> misused(name, allowed(choices.keySet(), t)));
        return text.flatMap(t -> Optional.ofNullable(choices.get(t)));
    }

    private static String allowed(Collection<String> choices, String written) {
        return "must be "
                + String.join(" or ", new TreeSet<>(choices))
                + Nearest.to(written, choices).map(n -> "; did you mean " + n + "?").orElse("");
    }

    private Optional<String> text(String name) {
        Optional<Json> value = annotations.get(PREFIX + name);
        value.filter(v -> !(v instanceof JsonText))
                .ifPresent(
                        v -> misused(name, "must be a string, not " + v.typeName() + "; quote it"));
        return annotations.text(PREFIX + name).map(String::strip);
    }

    private void misused(String name, String message) {
        misuses.add(new Misuse(PREFIX + name, false, message));
    }

    private void unknown(String key) {
        String hint =
                Nearest.to(key.substring(PREFIX.length()), KNOWN)
                        .map(near -> "did you mean " + PREFIX + near + "?")
                        .orElse(PREFIX + " has " + String.join(", ", KNOWN));
        misuses.add(new Misuse(key, true, "is no annotation of Sailplan; " + hint));
    }
}
