package dev.sailplan.local.kafka.cluster;

import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/// A broker of the cluster in a process of its own.
public final class ClusterNode {
    private ClusterNode() {}

    /// @param arguments the file of its settings, and the id of the cluster
    public static void main(String[] arguments) throws Exception {
        var settings = new Properties();
        try (var in = Files.newInputStream(Path.of(arguments[0]))) {
            settings.load(in);
        }
        var broker = EmbeddedKafka.startNode(settings, arguments[1]);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        new CountDownLatch(1).await();
    }
}
