package dev.sailplan.deploy.text;

import java.util.stream.Collectors;

/// Text of others as a terminal may show it: what would steer a terminal or turn its reading direction is made visible.
public final class PlainText {
    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /// One line: every control, line break and direction mark becomes `�`, a tab a blank.
    public static String line(String text) {
        return text.codePoints()
                .map(c -> c == '\t' ? ' ' : c)
                .map(c -> steers(c) ? REPLACEMENT : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /// The same for each line of a longer text.
    public static String lines(String text) {
        return text.lines().map(PlainText::line).collect(Collectors.joining("\n"));
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            // Of the invisible ones two join letters and emoji; the others hide or turn text.
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }
}
