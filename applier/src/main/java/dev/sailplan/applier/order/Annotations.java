package dev.sailplan.applier.order;

import dev.sailplan.applier.order.ObjectRules.Hook;
import dev.sailplan.applier.order.ObjectRules.Parsed;
import dev.sailplan.applier.order.ObjectRules.Pruning;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads one object's annotations, noting what is wrong with them.
final class Annotations {
    private static final String PREFIX = "sailplan.dev/";
    private static final Set<String> KNOWN =
            Set.of("wave", "prune", "replace", "hook", "run", "ignore");

    private final JsonObject annotations;
    private final List<String> problems = new ArrayList<>();

    Annotations(JsonObject annotations) {
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
                        choice("run", Map.of("once", true)).orElse(false),
                        choice("ignore", Map.of("true", true, "false", false)).orElse(false));
        annotations.members().keySet().stream()
                .filter(this::isUnknown)
                .forEach(this::reportUnknown);
        return new Parsed(rules, problems.stream().sorted().toList());
    }

    private Optional<Integer> wave() {
        Optional<String> text = value("wave");
        try {
            return text.map(String::strip).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            problems.add(PREFIX + "wave must be a whole number in quotes, not " + shown(text));
            return Optional.empty();
        }
    }

    private <T> Optional<T> choice(String name, Map<String, T> choices) {
        Optional<String> text = value(name).map(String::strip);
        if (text.isPresent() && !choices.containsKey(text.get())) {
            String allowed = choices.keySet().stream().sorted().collect(Collectors.joining(" or "));
            problems.add(PREFIX + name + " must be " + allowed + ", not " + shown(text));
        }
        return text.flatMap(t -> Optional.ofNullable(choices.get(t)));
    }

    private Optional<String> value(String name) {
        Optional<Json> value = annotations.get(PREFIX + name);
        if (value.isPresent() && !(value.get() instanceof JsonText)) {
            String type = value.get().typeName();
            problems.add(PREFIX + name + " must be a string, not " + type + ": put it in quotes");
        }
        return annotations.text(PREFIX + name);
    }

    private boolean isUnknown(String annotation) {
        return annotation.startsWith(PREFIX)
                && !KNOWN.contains(annotation.substring(PREFIX.length()));
    }

    private void reportUnknown(String annotation) {
        String known = KNOWN.stream().sorted().collect(Collectors.joining(", "));
        problems.add(annotation + " is not known; sailplan.dev/ has " + known);
    }

    private static String shown(Optional<String> text) {
        String value = text.orElse("");
        return "'" + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + "'";
    }
}
