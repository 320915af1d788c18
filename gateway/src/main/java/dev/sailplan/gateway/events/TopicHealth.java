package dev.sailplan.gateway.events;

import dev.sailplan.common.log.kafka.connect.ConnectionTrouble;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Tells from what Kafka says of a topic which events would be acknowledged.
final class TopicHealth {
    private TopicHealth() {}

    /// @param inSync the topic's `min.insync.replicas`, which Kafka takes for no more than there are replicas
    static LogHealth of(TopicDescription topic, int inSync) {
        if (!mayWrite(topic)) {
            return new LogHealth.Closed(Obstacle.FORBIDDEN);
        }
        List<Integer> leaderless = those(topic, it -> !hasLeader(it));
        List<Integer> tooFew = those(topic, it -> hasLeader(it) && isShort(it, inSync));
        return leaderless.isEmpty() && tooFew.isEmpty()
                ? new LogHealth.Sound()
                : new LogHealth.Broken(topic.partitions().size(), leaderless, tooFew);
    }

    private static List<Integer> those(
            TopicDescription topic, Predicate<TopicPartitionInfo> which) {
        return topic.partitions().stream()
                .filter(which)
                .map(TopicPartitionInfo::partition)
                .toList();
    }

    private static boolean isShort(TopicPartitionInfo partition, int inSync) {
        return partition.isr().size() < Math.min(inSync, partition.replicas().size());
    }

    /// Why it said nothing.
    static LogHealth of(Throwable failure) {
        if (ConnectionTrouble.isOfLogin(failure)) {
            return new LogHealth.Closed(Obstacle.NO_LOGIN);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownTopicOrPartitionException _ -> {
                    return new LogHealth.Closed(Obstacle.MISSING);
                }
                case TopicAuthorizationException _ -> {
                    return new LogHealth.Closed(Obstacle.FORBIDDEN);
                }
                default -> {}
            }
        }
        return new LogHealth.Closed(Obstacle.SILENT);
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
