package dev.sailplan.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TopicHealthTest {
    private static final Node ONE = new Node(1, "one", 9092);
    private static final Node TWO = new Node(2, "two", 9092);
    private static final Node THREE = new Node(3, "three", 9092);
    private static final TopicPartitionInfo SOUND = partition(ONE, List.of(ONE, TWO, THREE));
    private static final Set<AclOperation> ALL = Set.of(AclOperation.WRITE, AclOperation.DESCRIBE);

    @Test
    void a_topic_whose_partitions_all_have_enough_replicas_in_sync_takes_events() {
        assertThat(TopicHealth.of(topic(ALL, SOUND, partition(TWO, List.of(TWO, ONE))), 2))
                .isEmpty();
    }

    @Test
    void one_partition_with_too_few_in_sync_is_enough_to_be_told() {
        assertThat(TopicHealth.of(topic(ALL, SOUND, partition(ONE, List.of(ONE))), 2))
                .contains(Obstacle.TOO_FEW_REPLICAS);
    }

    @Test
    void one_replica_is_enough_where_there_is_no_other() {
        TopicPartitionInfo lone = new TopicPartitionInfo(0, ONE, List.of(ONE), List.of(ONE));

        assertThat(TopicHealth.of(topic(ALL, lone), 2)).isEmpty();
    }

    @Test
    void a_partition_without_a_leader_is_told() {
        assertThat(TopicHealth.of(topic(ALL, SOUND, partition(null, List.of())), 2))
                .contains(Obstacle.LEADERLESS);
        assertThat(TopicHealth.of(topic(ALL, partition(Node.noNode(), List.of(ONE, TWO))), 2))
                .contains(Obstacle.LEADERLESS);
    }

    @Test
    void a_topic_that_may_be_seen_and_not_written_is_told() {
        assertThat(TopicHealth.of(topic(Set.of(AclOperation.DESCRIBE), SOUND), 2))
                .contains(Obstacle.FORBIDDEN);
        assertThat(TopicHealth.of(topic(null, SOUND), 2)).isEmpty();
    }

    @Test
    void no_answer_says_why() {
        assertThat(TopicHealth.of(new CompletionException(new TimeoutException("2 s"))))
                .isEqualTo(Obstacle.SILENT);
        assertThat(TopicHealth.of(new CompletionException(new TopicAuthorizationException("t"))))
                .isEqualTo(Obstacle.FORBIDDEN);
        assertThat(TopicHealth.of(new UnknownTopicOrPartitionException()))
                .isEqualTo(Obstacle.MISSING);
    }

    private static TopicDescription topic(
            @Nullable Set<AclOperation> rights, TopicPartitionInfo... partitions) {
        return new TopicDescription("events", false, List.of(partitions), rights);
    }

    private static TopicPartitionInfo partition(@Nullable Node leader, List<Node> inSync) {
        return new TopicPartitionInfo(0, leader, List.of(ONE, TWO, THREE), inSync);
    }
}
