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
import java.util.TreeSet;

/// Reads the `sailplan.dev/…` annotations of one object. What can't be understood is noted, and counts as absent.
final class AnnotationParser {
    private static final String WAVE = "wave";

    /// Six digits are waves enough for anyone, and their sums stay integers.
    private static final String INTEGER = "[+-]?\\d{1,6}";

    private final JsonObject annotations;
    private final List<Misuse> misuses = new ArrayList<>();

    AnnotationParser(JsonObject annotations) {
        this.annotations = annotations;
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
                .filter(Annotations::isMisspelt)
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
        Optional<Json> value = annotations.get(Annotations.PREFIX + name);
        value.filter(v -> !(v instanceof JsonText))
                .ifPresent(
                        v -> misused(name, "must be a string, not " + v.typeName() + "; quote it"));
        return annotations.text(Annotations.PREFIX + name).map(String::strip);
    }

    private void misused(String name, String message) {
        misuses.add(new Misuse(Annotations.PREFIX + name, false, message));
    }

    private void unknown(String key) {
        String hint =
                Nearest.to(key.substring(Annotations.PREFIX.length()), Annotations.NAMES)
                        .map(near -> "did you mean " + Annotations.PREFIX + near + "?")
                        .orElse(
                                Annotations.PREFIX
                                        + " has "
                                        + String.join(", ", Annotations.NAMES));
        misuses.add(new Misuse(key, true, "is no annotation of Sailplan; " + hint));
    }
}
