package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonText;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Makes text of keys that are not text, as sigs.k8s.io/yaml does.
final class Keys {
    private static final int LONGEST_SHOWN = 63;

    private Keys() {}

    static String nameOf(Composer composer, Event event, Located key) {
        if (key instanceof LocatedScalar(var at, Json json)) {
            switch (json) {
                case JsonText(String text) -> {
                    return text;
                }
                case JsonBoolean(boolean truth) -> {
                    return Boolean.toString(truth);
                }
                case JsonNumber number -> {
                    boolean written = event instanceof ScalarEvent;
                    boolean isFloat = written && Scalars.isFloat((ScalarEvent) event);
                    return isFloat ? GoNumbers.floatKey(number.value()) : number.toString();
                }
                case Json _ -> composer.report(at, "a key is text, a number or a boolean");
            }
        } else {
            composer.report(key.at(), "a key is text, a number or a boolean");
        }
        return "\u0000" + key.at();
    }

    /// A key as a message names it: keys are no values, but a broken document may hold anything.
    static String shown(String name) {
        String printable = name.codePoints().anyMatch(Character::isISOControl) ? "this key" : name;
        return printable.length() > LONGEST_SHOWN
                ? printable.substring(0, LONGEST_SHOWN) + "…"
                : printable;
    }
}
