package dev.sailplan.local.kafka;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/// A Kafka broker in this JVM, on loopback only, whose data outlives it.
public final class EmbeddedKafka implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaRaftServer server;
    private final BrokerSettings settings;

    private EmbeddedKafka(KafkaRaftServer server, BrokerSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /// Starts a broker on the data folder and returns when it serves; port 0 takes any free one.
    public static EmbeddedKafka start(Path dataFolder, int port) {
        return start(dataFolder, port, Map.of());
    }

    /// As [start][#start(Path, int)], with settings of Kafka's own that count where they differ from ours.
    public static EmbeddedKafka start(Path dataFolder, int port, Map<String, String> others) {
        var folder = dataFolder.toAbsolutePath();
        if (port != 0 && !Ports.isFree(port)) {
            throw new LocalException(
                    "Kafka cannot listen on 127.0.0.1:" + port + ": the port is taken");
        }
        return start(
                new BrokerSettings(folder, port == 0 ? Ports.free() : port, Ports.free(), others));
    }

    /// As [start][#start(Path, int)], for a process that has more to end than the broker: where Kafka would end the
    /// process at once, since it can't write any more, the listener is told why, once, on a thread of its own.
    public static EmbeddedKafka start(Path dataFolder, int port, Consumer<String> onFailure) {
        BrokerFailure.tell(onFailure);
        return start(dataFolder, port);
    }

    /// Starts a second broker of the same cluster. It can't do without the first, which is the controller.
    public EmbeddedKafka startSecond(Path dataFolder) {
        BrokerSettings second = settings.beside(dataFolder.toAbsolutePath(), Ports.free());
        return start(second, BrokerFormat.clusterOf(settings.dataFolder()));
    }

    /// Starts one of several brokers, with all settings as they are given.
    ///
    /// @param settings Kafka's own
    public static EmbeddedKafka startNode(Properties settings, String cluster) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put(name.toString(), value.toString()));
        return start(
                new BrokerSettings(Path.of(settings.getProperty("log.dirs")), 0, 0, all), cluster);
    }

    static EmbeddedKafka start(BrokerSettings settings) {
        return start(settings, Uuid.randomUuid().toString());
    }

    private static EmbeddedKafka start(BrokerSettings settings, String cluster) {
        var folder = settings.dataFolder();
        BrokerFailure.logUnlessHeard();
        try {
            BrokerFormat.formatOnce(folder, settings.node(), cluster);
            var server =
                    new KafkaRaftServer(
                            KafkaConfig.fromProps(settings.properties(), false), Time.SYSTEM);
            startWhole(server);
            return new EmbeddedKafka(server, settings);
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
        return "127.0.0.1:" + port();
    }

    public int port() {
        return settings.port();
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
}
