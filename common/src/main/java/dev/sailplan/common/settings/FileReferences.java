package dev.sailplan.common.settings;

import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Reads names of files, which count from the folder of `server.yaml`.
record FileReferences(Path folder) {
    Reader<Path> file() {
        return Readers.text(this::resolved);
    }

    private Path resolved(String text) {
        try {
            if (!text.isBlank()) {
                return folder.resolve(text).normalize();
            }
        } catch (InvalidPathException e) {
            // Falls through to the message below, which does not quote what may be a secret.
        }
        throw new IllegalArgumentException("must be the path of a file");
    }
}
