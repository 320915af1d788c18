package dev.sailplan.common.yaml.shape;

import dev.sailplan.common.domain.problem.Nearest;
import java.util.Collection;

/// Says that a key is not known, and which one was meant.
final class UnknownKey {
    private static final int LONGEST_SHOWN = 60;

    private UnknownKey() {}

    /// The message about a key that is not known.
    static String message(String what, String key, Collection<String> known) {
        String hint =
                Nearest.to(key, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElseGet(() -> "it knows " + String.join(", ", known));
        return what + " has no key '" + shown(key) + "'; " + hint;
    }

    private static String shown(String key) {
        String printable = key.replaceAll("\\p{Cntrl}", "");
        return printable.length() > LONGEST_SHOWN
                ? printable.substring(0, LONGEST_SHOWN) + "…"
                : printable;
    }
}
