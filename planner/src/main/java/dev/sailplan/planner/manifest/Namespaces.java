package dev.sailplan.planner.manifest;

import java.util.Set;

/// Where an application's objects may live: `destination` by default, and those others that it may name.
public record Namespaces(String destination, Set<String> others) {
    public Namespaces {
        others = Set.copyOf(others);
    }

    boolean allow(String namespace) {
        return namespace.equals(destination) || others.contains(namespace);
    }
}
