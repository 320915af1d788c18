package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.problem.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses which known word was meant.
final class NearestWord {
    private static final int FURTHEST = 3;

    private NearestWord() {}

    static Optional<String> to(String word, Collection<String> known) {
        int allowed = Math.min(FURTHEST, Math.max(1, word.length() / 2));
        return known.stream()
                .filter(candidate -> EditDistance.ignoringCase(word, candidate) <= allowed)
                .min(
                        Comparator.comparingInt((String c) -> EditDistance.ignoringCase(word, c))
                                .thenComparing(c -> c));
    }
}
