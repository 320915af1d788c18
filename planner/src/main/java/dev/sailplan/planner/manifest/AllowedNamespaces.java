package dev.sailplan.planner.manifest;

import java.util.Set;

/// Says where an application's objects may live: `destination` by default, and those others that it may name. The name
/// of another may end in `*`.
public record AllowedNamespaces(String destination, Set<String> others) {
    public AllowedNamespaces {
        others = Set.copyOf(others);
    }

    boolean allow(String namespace) {
        return namespace.equals(destination)
                || others.stream().anyMatch(pattern -> matches(pattern, namespace));
    }

    private static boolean matches(String pattern, String namespace) {
        return pattern.endsWith("*")
                ? namespace.startsWith(pattern.substring(0, pattern.length() - 1))
                : namespace.equals(pattern);
    }
}
