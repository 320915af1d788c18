package dev.sailplan.planner.declare;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses which known word was meant.
final class Nearest {
    private static final int FURTHEST = 3;

    private Nearest() {}

    static Optional<String> to(String word, Collection<String> known) {
        int allowed = Math.min(FURTHEST, Math.max(1, word.length() / 2));
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= allowed)
                .min(
                        Comparator.comparingInt((String c) -> distance(word, c))
                                .thenComparing(c -> c));
    }

    /// How many letters have to be changed, added or taken away (Levenshtein), upper or lower case alike.
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(row[j - 1], previous[j]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
