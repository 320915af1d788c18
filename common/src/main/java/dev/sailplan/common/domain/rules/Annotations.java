package dev.sailplan.common.domain.rules;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Names the `sailplan.dev/…` annotations.
public final class Annotations {
    public static final String PREFIX = "sailplan.dev/";
    static final SortedSet<String> NAMES =
            new TreeSet<>(List.of("hook", "prune", "replace", "run", "wave"));

    private Annotations() {}

    /// Whether a key belongs to this language, also where it is misspelt.
    public static boolean isOurs(String key) {
        return key.startsWith(PREFIX);
    }

    /// Whether a key is one that an object may carry as an annotation.
    public static boolean isKnown(String key) {
        return isOurs(key) && NAMES.contains(key.substring(PREFIX.length()));
    }

    static boolean isMisspelt(String key) {
        return isOurs(key) && !isKnown(key) && !key.equals(ignore());
    }

    /// The key that is to excuse an object from drift, which nothing detects yet: no rule says it, and no hint names it.
    public static String ignore() {
        return PREFIX + "ignore";
    }
}
