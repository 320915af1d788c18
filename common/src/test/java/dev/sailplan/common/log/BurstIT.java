package dev.sailplan.common.log;

import static dev.sailplan.common.log.ScriptedWork.OUT;
import static dev.sailplan.common.log.Service.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.kafka.KafkaWorld;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Thousands of records at once, on all partitions and many keys of a real broker.
final class BurstIT {
    private static final int RECORDS = 3000;
    private static final int PARTITIONS = 64;
    private static final int KEYS = 200;

    @Test
    void each_record_of_a_burst_is_answered_once(@TempDir Path folder) {
        try (EmbeddedKafka broker = EmbeddedKafka.start(folder, 0);
                KafkaWorld world = new KafkaWorld(broker.bootstrapServers())) {
            Service.createTopics(world, PARTITIONS);
            try (Service _ = Service.start(world, "a", new ScriptedWork())) {
                // When
                for (int n = 0; n < RECORDS; n++) {
                    world.append(new TopicPartition(IN, n % PARTITIONS), "k" + n % KEYS, "b" + n);
                }

                // Then
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> world.committed(OUT).size() >= RECORDS);
                List<String> answers =
                        world.committed(OUT).stream()
                                .map(Inbound::value)
                                .map(Payload::text)
                                .toList();
                assertThat(answers).hasSize(RECORDS).doesNotHaveDuplicates();
            }
        }
    }
}
