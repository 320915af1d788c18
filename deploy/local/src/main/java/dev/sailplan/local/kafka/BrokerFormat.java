package dev.sailplan.local.kafka;

import dev.sailplan.local.LocalException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/// Formats a broker's data folder once, and reads the cluster's id from it.
final class BrokerFormat {
    private static final String PROPERTIES = "meta.properties";

    private BrokerFormat() {}

    static void formatOnce(Path folder, int node, String cluster) throws Exception {
        if (Files.exists(folder.resolve(PROPERTIES))) {
            return;
        }
        Files.createDirectories(folder);
        try (var silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            var formatter = new Formatter();
            formatter.setSupportedFeatures(Feature.PRODUCTION_FEATURES);
            formatter
                    .setClusterId(cluster)
                    .setNodeId(node)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setDirectories(List.of(folder.toString()))
                    .setMetadataLogDirectory(folder.toString())
                    .setIgnoreFormatted(true)
                    .setPrintStream(silent)
                    .run();
        }
    }

    /// The id of the cluster that the folder's broker is of.
    static String clusterOf(Path folder) {
        var properties = new Properties();
        try (var in = Files.newInputStream(folder.resolve(PROPERTIES))) {
            properties.load(in);
        } catch (IOException e) {
            throw new LocalException("no broker has ever run on " + folder, e);
        }
        return Optional.ofNullable(properties.getProperty("cluster.id")).orElseThrow();
    }
}
