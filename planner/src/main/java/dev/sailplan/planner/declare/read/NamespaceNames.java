package dev.sailplan.planner.declare.read;

/// Checks the names of namespaces.
final class NamespaceNames {
    private static final String RULE = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    private NamespaceNames() {}

    static String check(String name) {
        if (!name.matches(RULE)) {
            throw new IllegalArgumentException(
                    "namespace '"
                            + name
                            + "' must be lower-case letters, digits and '-', at most 63");
        }
        return name;
    }
}
