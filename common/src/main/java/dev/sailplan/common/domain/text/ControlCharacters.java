package dev.sailplan.common.domain.text;

import java.util.stream.Collectors;

/// Replaces characters that steer instead of being read: controls, line and paragraph breaks, halves of a pair, and the
/// invisible ones that hide text or turn its direction.
public final class ControlCharacters {
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private ControlCharacters() {}

    /// The text with each such character replaced.
    public static String replaced(String text, String by) {
        return text.codePoints()
                .mapToObj(c -> steers(c) ? by : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            // Two of the invisible ones join letters and emoji, and words are misspelt without
            // them.
            case Character.FORMAT -> c != NON_JOINER && c != JOINER;
            default -> false;
        };
    }
}
