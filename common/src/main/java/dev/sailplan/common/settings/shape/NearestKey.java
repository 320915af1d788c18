package dev.sailplan.common.settings.shape;

import dev.sailplan.common.domain.problem.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the key that somebody meant.
final class NearestKey {
    private static final int LONGEST_SHOWN = 60;

    private NearestKey() {}

    /// The message about a key that is not known.
    static String unknown(String what, String key, Collection<String> known) {
        String hint =
                nearest(key, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElseGet(() -> "it knows " + String.join(", ", known));
        return what + " has no key '" + shown(key) + "'; " + hint;
    }

    static Optional<String> nearest(String key, Collection<String> known) {
        int atMost = Math.max(1, key.length() / 3);
        return known.stream()
                .filter(name -> distance(key, name) <= atMost)
                .min(Comparator.comparingInt(name -> distance(key, name)));
    }

    private static String shown(String key) {
        String printable = key.replaceAll("\\p{Cntrl}", "");
        return printable.length() > LONGEST_SHOWN
                ? printable.substring(0, LONGEST_SHOWN) + "…"
                : printable;
    }

    /// Far apart is as good as any distance.
    private static int distance(String a, String b) {
        return Math.abs(a.length() - b.length()) > LONGEST_SHOWN
                ? Integer.MAX_VALUE
                : EditDistance.ignoringCase(a, b);
    }
}
