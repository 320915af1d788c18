package dev.sailplan.gateway.intake;

import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Tells from what Kafka says of a topic whether an event would be acknowledged.
final class TopicHealth {
    private TopicHealth() {}

    /// @param inSync the topic's `min.insync.replicas`, which Kafka takes for no more than there are replicas
    static Optional<Obstacle> of(TopicDescription topic, int inSync) {
        if (!mayWrite(topic)) {
            return Optional.of(Obstacle.FORBIDDEN);
        }
        if (!topic.partitions().stream().allMatch(TopicHealth::hasLeader)) {
            return Optional.of(Obstacle.LEADERLESS);
        }
        return topic.partitions().stream()
                .filter(it -> it.isr().size() < Math.min(inSync, it.replicas().size()))
                .findFirst()
                .map(_ -> Obstacle.TOO_FEW_REPLICAS);
    }

    /// Why it said nothing.
    static Obstacle of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownTopicOrPartitionException _ -> {
                    return Obstacle.MISSING;
                }
                case TopicAuthorizationException _ -> {
                    return Obstacle.FORBIDDEN;
                }
                default -> {}
            }
        }
        return Obstacle.SILENT;
    }

    /// A broker that does not say what we may do is believed when it refuses.
    private static boolean mayWrite(TopicDescription topic) {
        return Optional.ofNullable(topic.authorizedOperations())
                .filter(it -> !it.isEmpty())
                .map(it -> it.contains(AclOperation.WRITE))
                .orElse(true);
    }

    private static boolean hasLeader(TopicPartitionInfo partition) {
        return Optional.ofNullable(partition.leader()).filter(it -> !it.isEmpty()).isPresent();
    }
}
