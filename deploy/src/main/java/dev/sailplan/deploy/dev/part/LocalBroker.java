package dev.sailplan.deploy.dev.part;

import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.dev.run.DevOptions;
import dev.sailplan.deploy.dev.run.Terminal;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/// Starts the broker of a data folder and creates all topics on it.
public final class LocalBroker {
    public static final int ONE_REPLICA = 1;
    private static final long LITTLE_ROOM = 16L << 20;

    private LocalBroker() {}

    /// Without its broker dev can't go on: it says why and ends, with all that it has started.
    public static EmbeddedKafka start(DevOptions options, Terminal terminal, IntConsumer exit) {
        int port = DevPort.of(options.kafkaPort(), "Kafka", terminal);
        return EmbeddedKafka.start(
                options.folder().kafka(),
                port,
                why -> {
                    terminal.warn(words(options.folder().kafka(), why));
                    exit.accept(ExitCode.ERROR);
                });
    }

    private static String words(Path folder, String why) {
        File disk = folder.resolveSibling(".").toFile();
        String reason =
                disk.getUsableSpace() < LITTLE_ROOM
                        ? "the disk of " + folder + " is full"
                        : "its log has more (" + why + ")";
        return "Kafka can't write to "
                + folder
                + " any more: "
                + reason
                + ". Everything that was accepted is kept; make sure it can write, and start dev"
                + " again.";
    }

    public static KafkaConnection connection(EmbeddedKafka kafka) {
        return KafkaConnection.to(kafka.bootstrapServers());
    }

    public static void createTopics(KafkaConnection connection) {
        try (KafkaTopics kafka = new KafkaTopics(connection)) {
            kafka.create(Topics.all(List.of(DevSettings.CLUSTER)), ONE_REPLICA);
        }
    }
}
