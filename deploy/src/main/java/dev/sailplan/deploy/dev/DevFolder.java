package dev.sailplan.deploy.dev;

import java.nio.file.Path;

/// Lays out the data folder of `sailplan dev`.
public record DevFolder(Path root) {
    public DevFolder {
        root = root.toAbsolutePath().normalize();
    }

    Path git() {
        return root.resolve("git");
    }

    Path mirrors() {
        return root.resolve("mirrors");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path keys() {
        return root.resolve("keys");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path run() {
        return root.resolve("run");
    }

    /// Where other programs find a running dev; absent while it is not ready.
    public Path endpoints() {
        return root.resolve("endpoints.json");
    }
}
