package dev.sailplan.planner.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name that a misspelt one most likely stands for.
final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        int tolerance = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(name -> Math.abs(name.length() - written.length()) <= tolerance)
                .filter(name -> distance(written, name) <= tolerance)
                .min(
                        Comparator.comparingInt((String name) -> distance(written, name))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
