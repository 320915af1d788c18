package dev.sailplan.local.testing;

import dev.sailplan.local.kafka.cluster.KafkaCluster;

/// Holds the three brokers that the tests of a JVM share, with the folder of their data.
public record LocalKafkaCluster(KafkaCluster kafka, Runnable stop) implements AutoCloseable {
    private static final OncePerJvm<LocalKafkaCluster> SHARED =
            new OncePerJvm<>(LocalKafkaCluster::own);

    /// The brokers, started by the first who asks and stopped with the JVM. Who kills one starts it again.
    public static KafkaCluster shared() {
        return SHARED.get().kafka();
    }

    private static LocalKafkaCluster own() {
        var folder = TestFolder.create();
        try {
            var kafka = KafkaCluster.start(folder.path());
            return new LocalKafkaCluster(
                    kafka,
                    () -> {
                        kafka.close();
                        folder.close();
                    });
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
