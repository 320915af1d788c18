package dev.sailplan.common.domain.text;

/// Replaces halves of surrogate pairs that stand alone: no UTF-8 can hold them, so that what is stored of a text that has
/// one is another text.
public final class SurrogateHalves {
    private static final char REPLACEMENT = '\uFFFD';

    private SurrogateHalves() {}

    public static String replaced(String text) {
        int first = next(text, 0);
        if (first == text.length()) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text);
        for (int at = first; at < text.length(); at = next(text, at + 1)) {
            whole.setCharAt(at, REPLACEMENT);
        }
        return whole.toString();
    }

    /// Where the next half is from there on, or the end.
    private static int next(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }
}
