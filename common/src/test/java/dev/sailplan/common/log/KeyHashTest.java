package dev.sailplan.common.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

final class KeyHashTest {
    @Test
    void chooses_the_partition_that_a_producer_chooses() {
        for (int n = 0; n < 1000; n++) {
            String key = "ø".repeat(n % 3) + "project/app-" + n + "@cluster".substring(n % 8);
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            assertThat(KeyHash.partition(key, 64))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(bytes, 64));
        }
    }
}
