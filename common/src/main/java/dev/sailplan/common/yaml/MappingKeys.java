package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.text.Shortened;
import dev.sailplan.common.yaml.scalar.GoNumbers;
import dev.sailplan.common.yaml.scalar.Scalars;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Makes text of keys that are not text, as sigs.k8s.io/yaml does.
final class MappingKeys {
    private static final int LONGEST_SHOWN = 63;

    private static final String TEMPLATE =
            "{{ … }} stands in a Helm template, which is not rendered here: commit what helm template"
                    + " prints, or leave the file out beside path: `except: [FILE]`";

    private MappingKeys() {}

    /// `{{ .Values.name }}` is a mapping whose only key is a mapping.
    private static boolean isOfTemplate(Json key) {
        return key instanceof JsonObject object
                && object.members().size() == 1
                && object.members().values().iterator().next() instanceof Json.JsonNull;
    }

    static String nameOf(Composer composer, Event event, Located key) {
        return switch (key.json()) {
            case JsonText(String text) -> text;
            case JsonBoolean(boolean truth) -> Boolean.toString(truth);
            case JsonNumber number when isFloat(event) -> GoNumbers.floatKey(number.value());
            case JsonNumber number when GoNumbers.isLong(number.value()) -> number.toString();
            case JsonNumber _ ->
                    refuse(composer, key, "this number is too large for a key; quote it");
            case Json json when isOfTemplate(json) -> refuse(composer, key, TEMPLATE);
            case Json _ -> refuse(composer, key, "a key is text, a number or a boolean");
        };
    }

    /// Whether it is a word that YAML 1.1 takes for true or false, such as `y`, `on` and `No`.
    static boolean isWordForTruth(ScalarEvent key) {
        return key.isPlain()
                && key.getTag().isEmpty()
                && !key.getValue().equalsIgnoreCase("true")
                && !key.getValue().equalsIgnoreCase("false")
                && Scalars.resolve(key) instanceof Scalars.Resolved(JsonBoolean _);
    }

    /// Stands for a key that can't be read, so that reading goes on; no document keeps it.
    static String unreadable(SourceLocation at) {
        return "\u0000" + at;
    }

    private static String refuse(Composer composer, Located key, String reason) {
        composer.report(key.at(), reason);
        return unreadable(key.at());
    }

    private static boolean isFloat(Event event) {
        return event instanceof ScalarEvent scalar && Scalars.isFloat(scalar);
    }

    /// A key as a message names it: keys are no values, but a broken document may hold anything.
    static String shown(String name) {
        String printable = name.codePoints().anyMatch(Character::isISOControl) ? "this key" : name;
        return Shortened.to(LONGEST_SHOWN, printable);
    }
}
