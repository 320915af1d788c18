package dev.sailplan.common.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.loop.ServiceTopics;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.local.kafka.EmbeddedKafka;
import dev.sailplan.local.testing.LocalKafka;
import dev.sailplan.local.testing.TopicRights;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaTopicsIT {
    @Test
    void creates_what_is_missing_and_names_every_topic_that_is_wrong(@TempDir Path folder) {
        try (EmbeddedKafka broker = EmbeddedKafka.start(folder, 0);
                KafkaWorld world = new KafkaWorld(broker.bootstrapServers());
                KafkaTopics topics = new KafkaTopics(world.connection())) {
            // Given
            List<TopicSpec> wanted =
                    List.of(
                            new TopicSpec("events", 4, Map.of("retention.ms", "1000")),
                            new TopicSpec("state", 4, Map.of("cleanup.policy", "compact")));

            // When
            topics.create(wanted, 1);
            topics.create(wanted, 1);

            // Then
            assertThat(world.log().describe("events").partitions()).isEqualTo(4);
            assertThatCode(() -> topics.verify(wanted, 1)).doesNotThrowAnyException();
            assertThatThrownBy(() ->
                            topics.verify(
                                    List.of(
                                            new TopicSpec("events", 64, Map.of()),
                                            new TopicSpec("plans", 1, Map.of())),
                                    1))
                    .isInstanceOf(LogFailure.Broken.class)
                    .hasMessageContaining("topic events has 4 partitions where 64 are expected")
                    .hasMessageContaining("topic plans is missing");
        }
    }

    @Test
    void tells_of_what_it_may_not_look_at_beside_every_fault(@TempDir Path folder) {
        try (EmbeddedKafka broker = EmbeddedKafka.start(folder, 0, TopicRights.ASKED_FOR);
                KafkaWorld world = new KafkaWorld(broker.bootstrapServers());
                KafkaTopics topics = new KafkaTopics(world.connection())) {
            // Given
            TopicSpec hidden = new TopicSpec("hidden", 1, Map.of());
            topics.create(List.of(hidden), 1);
            new TopicRights(broker.bootstrapServers()).forbidWriting("hidden");

            // Then
            assertThat(topics.verify(List.of(hidden), 1).unread()).containsExactly("hidden");
            assertThatThrownBy(() ->
                            topics.verify(List.of(hidden, new TopicSpec("plans", 1, Map.of())), 1))
                    .isInstanceOf(LogFailure.Broken.class)
                    .hasMessageContaining("topic plans is missing")
                    .hasMessageContaining("topic hidden is not verified: grant Describe");
        }
    }

    @Test
    void names_every_setting_by_which_a_topic_would_lose_what_was_answered_for(
            @TempDir Path folder) {
        try (EmbeddedKafka broker = EmbeddedKafka.start(folder, 0);
                KafkaWorld world = new KafkaWorld(broker.bootstrapServers());
                KafkaTopics topics = new KafkaTopics(world.connection())) {
            // Given
            TopicSpec asSomebodyMadeIt =
                    new TopicSpec(
                            "state",
                            4,
                            Map.of(
                                    "cleanup.policy",
                                    "delete",
                                    "retention.ms",
                                    "604800000",
                                    "unclean.leader.election.enable",
                                    "true",
                                    "max.message.bytes",
                                    "1000"));
            topics.create(List.of(asSomebodyMadeIt), 1);
            TopicSpec asItHasToBe =
                    new TopicSpec(
                            "state",
                            4,
                            Map.of(
                                    "cleanup.policy",
                                    "compact",
                                    "retention.ms",
                                    "-1",
                                    "unclean.leader.election.enable",
                                    "false",
                                    "segment.ms",
                                    "3600000"));

            // Then
            assertThatThrownBy(() -> topics.verify(List.of(asItHasToBe), 3))
                    .isInstanceOf(LogFailure.Broken.class)
                    .hasMessageContaining(
                            "state has partitions with 1 replicas where 3 are expected")
                    .hasMessageContaining("cleanup.policy=delete where compact is expected")
                    .hasMessageContaining("retention.ms=604800000 where -1 is expected")
                    .hasMessageContaining("unclean.leader.election.enable=true where false")
                    .hasMessageContaining("min.insync.replicas=1 where 2 is expected")
                    .hasMessageContaining("max.message.bytes=1000 where 1048588 is expected")
                    .hasMessageNotContaining("segment.ms");
            assertThatThrownBy(() -> topics.create(List.of(asItHasToBe), 1))
                    .isInstanceOf(LogFailure.Broken.class)
                    .hasMessageContaining("cleanup.policy");
        }
    }

    @Test
    void a_service_starts_with_topics_that_are_missing_and_on_none_that_loses_records() {
        KafkaConnection broker = KafkaConnection.to(LocalKafka.shared().bootstrapServers());
        List<TopicSpec> wanted =
                List.of(
                        new TopicSpec(
                                "held.state",
                                4,
                                Map.of("cleanup.policy", "compact", "retention.ms", "-1")),
                        new TopicSpec("held.events", 4, Map.of()),
                        new TopicSpec("held.missing", 1, Map.of()));
        ServiceTopics own = new ServiceTopics("planner", wanted);
        try (KafkaTopics topics = new KafkaTopics(broker);
                KafkaLog ofThree = new KafkaLog(broker);
                KafkaLog ofOne = new KafkaLog(broker, 1)) {
            // Given
            topics.create(wanted.subList(0, 1), 1);
            topics.create(List.of(new TopicSpec("held.events", 2, Map.of())), 1);

            awaitTopics(ofOne, "held.state", "held.events");

            // Then
            assertThatThrownBy(() -> own.verify(ports(ofThree)))
                    .isInstanceOf(LogFailure.Broken.class)
                    .hasMessageContaining("planner does not start")
                    .hasMessageContaining("topic held.events has 2 partitions where 4 are expected")
                    .hasMessageContaining("topic held.state has partitions with 1 replicas")
                    .hasMessageContaining("topic held.state has min.insync.replicas=1 where 2")
                    .hasMessageNotContaining("held.missing");
            assertThatThrownBy(() -> own.verify(ports(ofOne)))
                    .hasMessageContaining("held.events")
                    .hasMessageNotContaining("held.state");

            // When
            try (Admin admin = Admin.create(Map.<String, Object>copyOf(broker.properties()))) {
                admin.deleteTopics(List.of("held.events"))
                        .all()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
            }

            // Then
            assertThatCode(() -> own.verify(ports(ofOne))).doesNotThrowAnyException();
        }
    }

    /// A topic is seen a moment after it is said to be created.
    private static void awaitTopics(KafkaLog log, String... names) {
        await().until(() -> log.topics().containsAll(List.of(names)));
    }

    private static Ports ports(Log log) {
        return new Ports(log, new VirtualThreads(), InstantSource.system());
    }
}
