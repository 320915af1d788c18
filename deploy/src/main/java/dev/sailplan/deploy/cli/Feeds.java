package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.feed.Assembly;
import dev.sailplan.common.feed.TopicFeed;
import dev.sailplan.common.log.kafka.KafkaLog;
import java.util.List;
import java.util.function.Consumer;

/// Opens the topics that a command reads, for as long as it reads.
public final class Feeds {
    private Feeds() {}

    /// Throws [CommandFailed] where a cluster that is asked for has no topics.
    public static void read(Target target, List<ClusterName> clusters, Consumer<TopicFeed> reader) {
        try (KafkaLog log = new KafkaLog(target.connection())) {
            KnownClusters.verify(clusters, log.topics());
            reader.accept(new TopicFeed(log, new Assembly()));
        }
    }
}
