package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.settings.ServerFile;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.yaml.shape.FileReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Reads the operator's file for a command.
final class ServerYaml {
    private ServerYaml() {}

    /// Throws [CommandFailed] with everything that is wrong with it.
    static ServerSettings read(Path file) {
        try {
            return switch (ServerFile.read(file)) {
                case FileReading.Good<ServerSettings>(var settings) -> settings;
                case FileReading.Bad<ServerSettings>(var problems) ->
                        throw new CommandFailed(
                                problems.stream()
                                        .map(Problem::toString)
                                        .collect(Collectors.joining("\n")));
            };
        } catch (IOException e) {
            throw new CommandFailed(
                    "%s can't be read (%s): --config names a server.yaml"
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }
}
