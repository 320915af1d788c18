package dev.sailplan.deploy.cli;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.kafka.connect.ConnectionReading;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.kafka.connect.UnusableConnection;
import dev.sailplan.common.service.SettingsFile;
import dev.sailplan.common.settings.ClusterSettings;
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
            description = "brokers to use, with commas between, instead of a running dev's")
    private Optional<String> kafka = Optional.empty();

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description =
                    "Kafka's client properties for --kafka, such as how to log in; those that"
                            + " Kafka's own tools take")
    private Optional<Path> properties = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "server.yaml that names the brokers, how to log in, and the clusters")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description =
                    "cluster whose topics are meant; may be repeated (default: those of --config,"
                            + " or dev)")
    private List<String> clusters = new ArrayList<>();

    /// How to reach its brokers; throws [CommandFailed] where none can be found.
    public KafkaConnection connection() {
        verifyOptions();
        KafkaConnection connection = found();
        Brokers.verify(connection.bootstrapServers(), source());
        return connection;
    }

    private void verifyOptions() {
        if (config.isPresent() && (kafka.isPresent() || properties.isPresent())) {
            throw new CommandFailed(
                    "--config names the brokers and how to log in: leave out --kafka and"
                            + " --kafka-properties");
        }
        if (properties.isPresent() && kafka.isEmpty()) {
            throw new CommandFailed("--kafka-properties needs --kafka HOST:PORT beside it");
        }
    }

    private KafkaConnection found() {
        try {
            return config.map(it -> new SettingsFile(it).read().kafka().connection())
                    .orElseGet(() ->
                            ConnectionReading.read(
                                    kafka.orElseGet(this::fromEndpoints), Map.of(), properties));
        } catch (UnusableConnection e) {
            throw new CommandFailed(String.valueOf(e.getMessage()));
        }
    }

    private String source() {
        return config.map(Path::toString)
                .or(() -> kafka.map(_ -> "--kafka"))
                .orElseGet(() -> data.resolve("endpoints.json").toString());
    }

    public List<ClusterName> clusters() {
        if (!clusters.isEmpty()) {
            return clusters.stream().map(ClusterName::new).toList();
        }
        return config.map(it ->
                        new SettingsFile(it)
                                .read().clusters().stream().map(ClusterSettings::name).toList())
                .orElseGet(() -> List.of(new ClusterName("dev")));
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
