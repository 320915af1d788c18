package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.text.Shortened;

/// Shortens a value to what people read in a line, still different where the values are.
public final class ShownValue {
    private static final int LONGEST = 120;

    private ShownValue() {}

    public static String of(Json value) {
        String text = value instanceof JsonText words ? text(words) : value.canonical();
        if (text.length() <= LONGEST) {
            return text;
        }
        return Shortened.beginning(LONGEST, text)
                + "… ("
                + text.length()
                + " characters, "
                + Digest.of(text).abbreviated()
                + ")";
    }

    /// Quoted where it would look like something else than a string, or not fit a line.
    private static String text(JsonText text) {
        boolean plain = text.value().matches("[^\\p{Cntrl}\"]*[^\\p{Cntrl}\\s\"]");
        boolean ambiguous = text.value().matches("true|false|null|-?[0-9][-+.0-9eE]*|[\\[{ ].*");
        return plain && !ambiguous ? text.value() : text.canonical();
    }
}
