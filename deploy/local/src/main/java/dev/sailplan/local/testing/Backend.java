package dev.sailplan.local.testing;

/// Chooses what integration tests run on: processes or containers.
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
