package dev.sailplan.deploy.cli.topics;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.rights.KafkaRights;
import dev.sailplan.common.rights.Principal;
import dev.sailplan.common.rights.Right;
import dev.sailplan.common.wire.Topics;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/// What an installation wants of its Kafka.
///
/// @param prefix of every principal's name, such as `User:sailplan-`
record KafkaSetup(List<ClusterName> clusters, int replicas, String prefix) {
    KafkaSetup {
        clusters = List.copyOf(clusters);
    }

    List<TopicSpec> topics() {
        return Topics.all(clusters);
    }

    SortedMap<String, String> settings(TopicSpec topic) {
        return KafkaTopics.settings(topic, replicas);
    }

    void eachPrincipal(BiConsumer<Principal, List<Right>> consumer) {
        KafkaRights rights = new KafkaRights(clusters);
        rights.principals().forEach(it -> consumer.accept(it, rights.of(it)));
    }

    String nameOf(Principal principal) {
        return prefix + principal.name();
    }
}
