package dev.sailplan.local.testing;

/// What integration tests run on.
enum Backend {
    PROCESSES,
    CONTAINERS;

    static Backend chosen() {
        var name = System.getProperty("sailplan.it", "processes");
        return switch (name) {
            case "processes" -> PROCESSES;
            case "containers" -> CONTAINERS;
            default ->
                    throw new IllegalArgumentException(
                            "-Dsailplan.it=%s: it is either processes or containers"
                                    .formatted(name));
        };
    }
}
