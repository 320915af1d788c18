package dev.sailplan.deploy.cli;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Finds the Sailplan that a command speaks to: a running dev by its data folder, or a broker by its address.
public final class Target {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".sailplan",
            description = "data folder of a running dev (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".sailplan");

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "broker to use, instead of a running dev's")
    private Optional<String> kafka = Optional.empty();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "cluster whose topics are meant; may be repeated (default: dev)")
    private List<String> clusters = new ArrayList<>();

    /// Kafka's own settings for its broker; throws [CommandFailed] where none can be found.
    public Map<String, String> connection() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    private String bootstrapServers() {
        String servers = kafka.orElseGet(this::fromEndpoints);
        Brokers.verify(
                servers, kafka.isPresent() ? "--kafka" : data.resolve("endpoints.json").toString());
        return servers;
    }

    public List<ClusterName> clusters() {
        return clusters.isEmpty()
                ? List.of(new ClusterName("dev"))
                : clusters.stream().map(ClusterName::new).toList();
    }

    private String fromEndpoints() {
        Path file = data.resolve("endpoints.json");
        try {
            JsonObject endpoints = new JsonCodec().object(Files.readAllBytes(file));
            return endpoints.text("kafka").orElseThrow();
        } catch (IOException e) {
            throw new CommandFailed(
                    "no running Sailplan in "
                            + data
                            + " (there is no "
                            + file
                            + "): start ./sailplan dev, or name another folder by --data, or a broker by --kafka");
        }
    }
}
