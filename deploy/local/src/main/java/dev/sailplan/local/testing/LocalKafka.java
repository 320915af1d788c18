package dev.sailplan.local.testing;

import dev.sailplan.local.kafka.EmbeddedKafka;

/// Holds the one Kafka broker that the tests of a JVM share.
///
/// It is embedded; with `-Dsailplan.it=containers` it is a Testcontainers Kafka instead.
public final class LocalKafka implements AutoCloseable {

    private static final Shared<LocalKafka> SHARED = new Shared<>(LocalKafka::start);

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
            case PROCESSES -> embedded();
            case CONTAINERS -> Containers.kafka();
        };
    }

    private static LocalKafka embedded() {
        var folder = TestFolder.create();
        var kafka = EmbeddedKafka.start(folder.path().resolve("kafka"), 0);
        return new LocalKafka(
                kafka.bootstrapServers(),
                () -> {
                    kafka.close();
                    folder.close();
                });
    }
}
