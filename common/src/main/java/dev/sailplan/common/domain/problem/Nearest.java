package dev.sailplan.common.domain.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known name that a misspelt one most likely stands for.
public final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    public static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        int tolerance = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(name -> Math.abs(name.length() - written.length()) <= tolerance)
                .filter(name -> EditDistance.ignoringCase(written, name) <= tolerance)
                .min(
                        Comparator.comparingInt(
                                        (String name) -> EditDistance.ignoringCase(written, name))
                                .thenComparing(Comparator.naturalOrder()));
    }
}
