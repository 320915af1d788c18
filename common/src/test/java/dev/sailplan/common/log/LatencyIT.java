package dev.sailplan.common.log;

import static dev.sailplan.common.log.ScriptedWork.OUT;
import static dev.sailplan.common.log.Service.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.kafka.KafkaWorld;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Says how long the way through a loop takes; how fast is fast enough depends on the machine.
final class LatencyIT {
    private static final int WARM_UP = 200;
    private static final int MEASURED = 300;
    private static final int BURST = 3000;

    @Test
    void says_how_long_a_record_takes(@TempDir Path folder) {
        try (EmbeddedKafka broker = EmbeddedKafka.start(folder, 0);
                KafkaWorld world = new KafkaWorld(broker)) {
            Service.createTopics(world, 64);
            try (Service service = Service.start(world, "a", new ScriptedWork())) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> service.loop().health().partitions().size() == 64);
                List<Long> micros = oneByOne(world);
                long burst = burst(world);
                LoggerFactory.getLogger(LatencyIT.class)
                        .atInfo()
                        .addKeyValue("p50Micros", micros.get(MEASURED / 2))
                        .addKeyValue("p90Micros", micros.get(MEASURED * 9 / 10))
                        .addKeyValue("p99Micros", micros.get(MEASURED * 99 / 100))
                        .addKeyValue("burstRecords", BURST)
                        .addKeyValue("burstMillis", burst)
                        .log("produced, handled, committed and read");
                assertThat(world.committed(OUT)).hasSize(WARM_UP + MEASURED + BURST);
            }
        }
    }

    private static List<Long> oneByOne(KafkaWorld world) {
        List<Long> micros = new ArrayList<>();
        try (LogReader reader = world.log().read(Map.of(new TopicPartition(OUT, 0), 0L))) {
            for (int n = 0; n < WARM_UP + MEASURED; n++) {
                long begun = System.nanoTime();
                world.append(new TopicPartition(IN, n % 64), "k" + n % 100, "v" + n);
                while (reader.poll(Duration.ofSeconds(1)).isEmpty()) {
                    assertThat(System.nanoTime() - begun).isLessThan(30_000_000_000L);
                }
                if (n >= WARM_UP) {
                    micros.add((System.nanoTime() - begun) / 1000);
                }
            }
        }
        return micros.stream().sorted().toList();
    }

    private static long burst(KafkaWorld world) {
        long begun = System.nanoTime();
        for (int n = 0; n < BURST; n++) {
            world.append(new TopicPartition(IN, n % 64), "k" + n % 200, "b" + n);
        }
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        world.log()
                                        .ends(world.partitions(OUT))
                                        .getOrDefault(new TopicPartition(OUT, 0), 0L)
                                >= WARM_UP + MEASURED + BURST);
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
