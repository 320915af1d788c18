package dev.sailplan.common.domain.text;

import java.util.List;
import java.util.stream.Collectors;

/// Names some of many: `a, b and 3 more`.
public final class Listing {
    private Listing() {}

    /// Names the first ones, and counts the others.
    public static String of(List<String> all, int most) {
        String named = all.stream().limit(most).collect(Collectors.joining(", "));
        int more = all.size() - most;
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
