package dev.sailplan.local.kube;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files that only their owner may read, each replaced as a whole.
final class PrivateFiles {

    private PrivateFiles() {}

    static Path write(Path file, String content) throws IOException {
        // createTempFile gives mode 0600, and the move keeps it.
        var temporary = Files.createTempFile(file.toAbsolutePath().getParent(), ".new", "");
        Files.write(temporary, content.getBytes(StandardCharsets.UTF_8));
        return Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
