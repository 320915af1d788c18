package dev.sailplan.planner.git.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Shows what is in a file, read at each use.
public record TokenOfFile(Path file) implements Credentials {
    @Override
    public Optional<Login> login() throws IOException {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException e) {
            throw new IOException("can't read the credentialsFile " + file, e);
        }
        if (text.isEmpty()) {
            throw new IOException("the credentialsFile " + file + " is empty");
        }
        return Optional.of(Login.of(text));
    }

    @Override
    public Optional<Login> shown() {
        try {
            return login();
        } catch (IOException e) {
            // What can't be read was not shown.
            return Optional.empty();
        }
    }
}
