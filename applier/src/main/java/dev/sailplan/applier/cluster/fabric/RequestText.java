package dev.sailplan.applier.cluster.fabric;

import dev.sailplan.common.domain.json.Json;

/// Writes the body of a request so that its strings arrive as they are.
///
/// An API server reads an apply patch as YAML 1.1, to which some characters that JSON allows in a string are line
/// breaks, a byte order mark, or no characters at all: it would fold the blanks around them away, or refuse them. As
/// escapes they arrive; kubectl, which writes U+0085 bare, loses it.
final class RequestText {
    private RequestText() {}

    static String of(Json body) {
        String text = body.canonical();
        return text.chars().anyMatch(RequestText::isSpecial) ? escaped(text) : text;
    }

    /// Outside of strings there is nothing but ASCII.
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpecial(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// DEL, the C1 controls with NEL, the line and paragraph separators, the byte order mark, and what is no character.
    /// Characters beyond the basic plane go as they are: YAML refuses the two halves that JSON would escape them as.
    private static boolean isSpecial(int c) {
        return (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || c == 0xfeff || c >= 0xfffe;
    }
}
