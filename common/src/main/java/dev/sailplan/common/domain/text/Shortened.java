package dev.sailplan.common.domain.text;

/// Cuts text of others between characters: half of a surrogate pair is none, and whoever is sent one stores or answers
/// something else.
public final class Shortened {
    private Shortened() {}

    /// The text, or its beginning with an ellipsis behind it.
    public static String to(int longest, String text) {
        return text.length() > longest ? beginning(longest, text) + "…" : text;
    }

    /// At most so much of the text.
    public static String beginning(int longest, String text) {
        if (text.length() <= longest) {
            return text;
        }
        boolean between =
                !Character.isSurrogatePair(text.charAt(longest - 1), text.charAt(longest));
        return text.substring(0, between ? longest : longest - 1);
    }
}
