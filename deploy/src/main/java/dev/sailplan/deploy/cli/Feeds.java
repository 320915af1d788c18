package dev.sailplan.deploy.cli;

import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.deploy.feed.Assembly;
import dev.sailplan.deploy.feed.TopicFeed;

/// Opens the topics that a command reads.
final class Feeds {
    private Feeds() {}

    /// Throws [CommandFailed] where a cluster that is asked for has no topics.
    static TopicFeed of(Target target) {
        KafkaLog log = new KafkaLog(target.connection());
        Clusters.verify(target.clusters(), log.topics());
        return new TopicFeed(log, new Assembly());
    }
}
