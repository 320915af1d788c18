package dev.sailplan.deploy.dev.run;

import java.nio.file.Path;

/// Lays out the data folder of `sailplan dev`.
public record DevFolder(Path root) {
    public DevFolder {
        root = root.toAbsolutePath().normalize();
    }

    public Path git() {
        return root.resolve("git");
    }

    public Path mirrors() {
        return root.resolve("mirrors");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path run() {
        return root.resolve("run");
    }

    /// Where other programs find a running dev; absent while it is not ready.
    public Path endpoints() {
        return root.resolve("endpoints.json");
    }
}
