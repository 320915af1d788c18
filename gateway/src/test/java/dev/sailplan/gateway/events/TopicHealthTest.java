package dev.sailplan.gateway.events;

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
    private static final TopicPartitionInfo SOUND = partition(0, ONE, List.of(ONE, TWO, THREE));
    private static final Set<AclOperation> ALL = Set.of(AclOperation.WRITE, AclOperation.DESCRIBE);

    @Test
    void a_topic_whose_partitions_all_have_enough_replicas_in_sync_takes_events() {
        assertThat(TopicHealth.of(topic(ALL, SOUND, partition(1, TWO, List.of(TWO, ONE))), 2))
                .isEqualTo(new LogHealth.Sound());
    }

    @Test
    void a_few_broken_partitions_are_named_and_turn_nobody_else_away() {
        TopicPartitionInfo leaderless = partition(1, Node.noNode(), List.of(ONE, TWO));
        TopicPartitionInfo lonely = partition(2, ONE, List.of(ONE));

        LogHealth health =
                TopicHealth.of(
                        topic(ALL, SOUND, leaderless, lonely, partition(3, TWO, List.of(TWO, ONE))),
                        2);

        assertThat(health).isEqualTo(new LogHealth.Broken(4, List.of(1), List.of(2)));
        assertThat(health.isReady()).isTrue();
        assertThat(health.words())
                .isEqualTo(
                        "2 of 4 partitions of the event log take no events (no leader: 1; too few"
                                + " replicas in sync: 2)");
    }

    @Test
    void where_most_are_broken_it_is_not_ready() {
        LogHealth health =
                TopicHealth.of(
                        topic(
                                ALL,
                                SOUND,
                                partition(1, null, List.of()),
                                partition(2, TWO, List.of(TWO))),
                        2);

        assertThat(health.isReady()).isFalse();
        assertThat(health.words()).contains("2 of 3", "no leader: 1", "too few replicas");
    }

    @Test
    void one_replica_is_enough_where_there_is_no_other() {
        TopicPartitionInfo lone = new TopicPartitionInfo(0, ONE, List.of(ONE), List.of(ONE));

        assertThat(TopicHealth.of(topic(ALL, lone), 2)).isEqualTo(new LogHealth.Sound());
    }

    @Test
    void a_topic_that_may_be_seen_and_not_written_is_told() {
        assertThat(TopicHealth.of(topic(Set.of(AclOperation.DESCRIBE), SOUND), 2))
                .isEqualTo(new LogHealth.Closed(Obstacle.FORBIDDEN));
        assertThat(TopicHealth.of(topic(null, SOUND), 2)).isEqualTo(new LogHealth.Sound());
    }

    @Test
    void no_answer_says_why() {
        assertThat(TopicHealth.of(new CompletionException(new TimeoutException("2 s"))))
                .isEqualTo(new LogHealth.Closed(Obstacle.SILENT));
        assertThat(TopicHealth.of(new CompletionException(new TopicAuthorizationException("t"))))
                .isEqualTo(new LogHealth.Closed(Obstacle.FORBIDDEN));
        assertThat(TopicHealth.of(new UnknownTopicOrPartitionException()))
                .isEqualTo(new LogHealth.Closed(Obstacle.MISSING));
    }

    private static TopicDescription topic(
            @Nullable Set<AclOperation> rights, TopicPartitionInfo... partitions) {
        return new TopicDescription("events", false, List.of(partitions), rights);
    }

    private static TopicPartitionInfo partition(
            int number, @Nullable Node leader, List<Node> inSync) {
        return new TopicPartitionInfo(number, leader, List.of(ONE, TWO, THREE), inSync);
    }
}
