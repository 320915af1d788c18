package dev.sailplan.common.domain.text;

import java.util.stream.Collectors;

/// Makes text of others safe for a terminal: what would steer it or turn its reading direction is made visible.
public final class PlainText {
    private static final String REPLACEMENT = "\uFFFD";

    private PlainText() {}

    /// One line: every control, line break and direction mark becomes `�`, a tab a blank.
    public static String line(String text) {
        return ControlCharacters.replaced(text.replace('\t', ' '), REPLACEMENT);
    }

    /// The same for each line of a longer text.
    public static String lines(String text) {
        return text.lines().map(PlainText::line).collect(Collectors.joining("\n"));
    }
}
