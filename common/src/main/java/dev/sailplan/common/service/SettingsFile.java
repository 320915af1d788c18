package dev.sailplan.common.service;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.settings.ServerFile;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.yaml.shape.FileReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Reads `server.yaml` for a service, and tells whether it or a file that it names has changed.
public record SettingsFile(Path path) {
    private static final String ABSENT = "absent";

    /// @throws CommandFailed with every fault, each with its line and column
    public ServerSettings read() {
        try {
            return switch (ServerFile.read(path)) {
                case FileReading.Good<ServerSettings>(ServerSettings settings) -> settings;
                case FileReading.Bad<ServerSettings>(List<Problem> problems) ->
                        throw new CommandFailed(
                                problems.stream()
                                        .map(Problem::toString)
                                        .collect(Collectors.joining("\n")));
            };
        } catch (IOException e) {
            throw new CommandFailed(
                    "%s can't be read (%s): --config names a server.yaml"
                            .formatted(path, e.getClass().getSimpleName()));
        }
    }

    /// Stands for the content of the file itself.
    Digest digest() {
        return Digest.of(content(path));
    }

    /// Stands for the content of other files. Content and not time: a mounted ConfigMap or Secret is swapped as a whole
    /// by a link, and its files keep the times they had.
    static Digest digest(List<Path> files) {
        return Digest.of(
                files.stream()
                        .map(file -> file + " " + content(file))
                        .collect(Collectors.joining("\n")));
    }

    private static String content(Path file) {
        try {
            return Digest.of(Files.readAllBytes(file)).toString();
        } catch (IOException e) {
            return ABSENT;
        }
    }
}
