package dev.sailplan.local.kube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Keeps the port of the last run, taken again where it is free: clients that outlive a restart find the server.
record RememberedPort(Path file) {

    /// The port, or 0 where none is remembered.
    int read() throws IOException {
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    void write(int port) throws IOException {
        PrivateFiles.write(file, Integer.toString(port));
    }
}
