package dev.sailplan.tools.bench.sight;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.feed.Assembly;
import dev.sailplan.common.feed.TopicFeed;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.tools.bench.measure.Cleanup;
import java.util.List;
import java.util.function.Consumer;

/// Reads a dev's topics as an outsider does, committed records only, and tells what it sees as it sees it.
public final class LogWatch {
    private static final ClusterName CLUSTER = new ClusterName("dev");
    private static final List<String> TOPICS =
            List.of(
                    Topics.EVENTS,
                    Topics.DECISIONS,
                    Topics.plans(CLUSTER),
                    Topics.outcomes(CLUSTER));

    private LogWatch() {}

    public static void start(String kafka, Consumer<Object> sightings, Cleanup cleanup) {
        KafkaLog log = new KafkaLog(KafkaConnection.to(kafka));
        TopicFeed feed = new TopicFeed(log, new Assembly());
        Thread reading =
                Thread.ofPlatform()
                        .name("log watch")
                        .daemon()
                        .start(() ->
                                feed.replayAndFollow(
                                        TOPICS,
                                        entry -> sightings.accept(entry.record()),
                                        cleanup::isOver));
        cleanup.add(() -> {
            join(reading);
            log.close();
        });
    }

    private static void join(Thread reading) {
        try {
            reading.join(1000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
