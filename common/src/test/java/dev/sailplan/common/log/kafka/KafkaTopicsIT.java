package dev.sailplan.common.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.log.kafka.KafkaTopics.Topic;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaTopicsIT {
    private static final short DEFAULT = -1;

    @Test
    void creates_what_is_missing_and_names_every_topic_that_is_wrong(@TempDir Path folder) {
        try (EmbeddedKafka broker = EmbeddedKafka.start(folder, 0);
                KafkaWorld world = new KafkaWorld(broker);
                KafkaTopics topics = new KafkaTopics(world.connection())) {
            // Given
            List<Topic> wanted =
                    List.of(
                            new Topic("events", 4, Map.of("retention.ms", "1000")),
                            new Topic("state", 4, Map.of("cleanup.policy", "compact")));

            // When
            topics.create(wanted, DEFAULT);
            topics.create(wanted, DEFAULT);

            // Then
            assertThat(world.log().describe("events").partitions()).isEqualTo(4);
            assertThatCode(() -> topics.verify(wanted)).doesNotThrowAnyException();
            assertThatThrownBy(() ->
                            topics.verify(
                                    List.of(
                                            new Topic("events", 64, Map.of()),
                                            new Topic("plans", 1, Map.of()))))
                    .isInstanceOf(LogFailure.Broken.class)
                    .hasMessageContaining("topic events has 4 partitions where 64 are expected")
                    .hasMessageContaining("topic plans is missing");
        }
    }
}
