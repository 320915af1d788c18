package dev.sailplan.common.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaReaderIT {
    private static final TopicPartition EMPTY = new TopicPartition("events", 0);

    @Test
    void an_end_does_not_wait_for_the_fetch_under_way(@TempDir Path folder) {
        try (EmbeddedKafka broker = EmbeddedKafka.start(folder, 0);
                KafkaWorld world = new KafkaWorld(broker.bootstrapServers())) {
            world.createTopic("events", 1);

            // The best of some, since a busy machine may delay any of them.
            long best = LongStream.range(0, 5).map(_ -> millisToClose(world)).min().orElseThrow();

            assertThat(best).isLessThan(250);
        }
    }

    private static long millisToClose(KafkaWorld world) {
        LogReader reader = world.log().read(Map.of(EMPTY, 0L));
        // The broker holds the fetch for half a second, in case something comes.
        assertThat(reader.poll(Duration.ofMillis(50))).isEmpty();
        long begun = System.nanoTime();
        reader.close();
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
