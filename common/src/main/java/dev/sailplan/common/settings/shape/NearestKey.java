package dev.sailplan.common.settings.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
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
        String lower = key.toLowerCase(Locale.ROOT);
        int atMost = Math.max(1, key.length() / 3);
        return known.stream()
                .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= atMost)
                .min(
                        Comparator.comparingInt(
                                name -> distance(lower, name.toLowerCase(Locale.ROOT))));
    }

    private static String shown(String key) {
        String printable = key.replaceAll("\\p{Cntrl}", "");
        return printable.length() > LONGEST_SHOWN
                ? printable.substring(0, LONGEST_SHOWN) + "…"
                : printable;
    }

    /// Levenshtein's distance; far apart is as good as any distance.
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > LONGEST_SHOWN) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
