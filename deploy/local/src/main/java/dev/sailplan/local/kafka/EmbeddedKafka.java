package dev.sailplan.local.kafka;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.process.Ports;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/// A Kafka broker in this JVM, on loopback only, whose data outlives it.
public final class EmbeddedKafka implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /// Starts a broker on the data folder and returns when it serves; port 0 takes any free one.
    public static EmbeddedKafka start(Path dataFolder, int port) {
        var folder = dataFolder.toAbsolutePath();
        if (port != 0 && !Ports.isFree(port)) {
            throw new LocalException(
                    "Kafka cannot listen on 127.0.0.1:" + port + ": the port is taken");
        }
        return start(new BrokerSettings(folder, Ports.freeOr(port), Ports.free()));
    }

    /// As [start][#start(Path, int)], for a process that has more to end than the broker: where Kafka would end the
    /// process at once, since it can't write any more, the listener is told why, once, on a thread of its own.
    public static EmbeddedKafka start(Path dataFolder, int port, Consumer<String> onFailure) {
        BrokerFailure.tell(onFailure);
        return start(dataFolder, port);
    }

    static EmbeddedKafka start(BrokerSettings settings) {
        var folder = settings.dataFolder();
        try {
            formatOnce(folder);
            var server =
                    new KafkaRaftServer(
                            KafkaConfig.fromProps(settings.properties(), false), Time.SYSTEM);
            startWhole(server);
            return new EmbeddedKafka(server, settings.port());
        } catch (Exception e) {
            throw new LocalException(
                    "Kafka did not start on %s: %s. No other process may use that folder."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /// A broker that fails leaves the controller running, with its port, its threads and the lock on the folder.
    private static void startWhole(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (RuntimeException e) {
            try {
                server.shutdown();
                server.awaitShutdown();
            } catch (RuntimeException more) {
                e.addSuppressed(more);
            }
            throw e;
        }
    }

    /// The address for clients, `host:port`.
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /// Stops the broker cleanly, within about a second; one that has failed may wait for its own threads, and is left
    /// to the end of the process after ten.
    @Override
    public void close() {
        Thread stopping =
                Thread.ofPlatform()
                        .daemon()
                        .name("kafka stop")
                        .start(() -> {
                            server.shutdown();
                            server.awaitShutdown();
                        });
        try {
            var _ = stopping.join(BrokerFailure.isTold() ? PATIENCE : Duration.ofDays(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void formatOnce(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(folder);
        try (var silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            var formatter = new Formatter();
            formatter.setSupportedFeatures(Feature.PRODUCTION_FEATURES);
            formatter
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setDirectories(List.of(folder.toString()))
                    .setMetadataLogDirectory(folder.toString())
                    .setIgnoreFormatted(true)
                    .setPrintStream(silent)
                    .run();
        }
    }
}
