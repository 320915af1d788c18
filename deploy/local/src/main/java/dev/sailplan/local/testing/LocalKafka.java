package dev.sailplan.local.testing;

import dev.sailplan.local.kafka.EmbeddedKafka;
import java.util.Map;

/// Holds the one Kafka broker that the tests of a JVM share.
///
/// It is embedded; with `-Dsailplan.it=containers` it is a Testcontainers Kafka instead.
public final class LocalKafka implements AutoCloseable {

    private static final OncePerJvm<LocalKafka> SHARED = new OncePerJvm<>(LocalKafka::start);

    private final String bootstrapServers;
    private final Runnable stop;

    LocalKafka(String bootstrapServers, Runnable stop) {
        this.bootstrapServers = bootstrapServers;
        this.stop = stop;
    }

    /// The broker, started by the first who asks and stopped with the JVM. Tests share it, so each names its own topics.
    public static LocalKafka shared() {
        return SHARED.get();
    }

    /// The address for clients, `host:port`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        stop.run();
    }

    private static LocalKafka start() {
        return switch (Backend.chosen()) {
            case PROCESSES -> own(Map.of());
            case CONTAINERS -> Containers.kafka();
        };
    }

    /// A broker of one's own, as a process here whatever the backend.
    ///
    /// @param settings of the broker, beside those it needs
    public static LocalKafka own(Map<String, String> settings) {
        var folder = TestFolder.create();
        var kafka = EmbeddedKafka.start(folder.path().resolve("kafka"), 0, settings);
        return new LocalKafka(
                kafka.bootstrapServers(),
                () -> {
                    kafka.close();
                    folder.close();
                });
    }
}
