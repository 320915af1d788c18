package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.wire.Topics;
import java.util.Collection;
import java.util.List;

/// The topics of an installation, as Kafka is asked for them.
public final class RequiredTopics {
    private RequiredTopics() {}

    public static List<KafkaTopics.Topic> of(Collection<ClusterName> clusters) {
        return Topics.all(clusters).stream()
                .map(t -> new KafkaTopics.Topic(t.name(), t.partitions(), t.config()))
                .toList();
    }
}
