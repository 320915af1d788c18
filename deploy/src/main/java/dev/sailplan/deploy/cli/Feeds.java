package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.deploy.feed.Assembly;
import dev.sailplan.deploy.feed.TopicFeed;
import java.util.List;

/// Opens the topics that a command reads.
final class Feeds {
    private Feeds() {}

    /// Throws [CommandFailed] where a cluster that is asked for has no topics.
    static TopicFeed of(Target target) {
        return of(target, target.clusters());
    }

    /// The same, for clusters that a name in the command tells.
    static TopicFeed of(Target target, List<ClusterName> clusters) {
        KafkaLog log = new KafkaLog(target.connection());
        Clusters.verify(clusters, log.topics());
        return new TopicFeed(log, new Assembly());
    }
}
