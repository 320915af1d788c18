package dev.sailplan.common.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.port.Membership;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

final class ClientPropertiesTest {
    private static final Membership MEMBERSHIP = new Membership("group", "one", List.of("in"));
    private final ClientProperties settings =
            new ClientProperties(
                    Map.of("bootstrap.servers", "localhost:1", "max.poll.interval.ms", "300000"));

    private static long millis(Map<String, Object> all, String setting) {
        return Long.parseLong(String.valueOf(all.get(setting)));
    }

    @Test
    void a_member_that_is_stuck_holds_up_the_others_for_two_minutes_whatever_the_operator_says() {
        assertThat(settings.member(MEMBERSHIP))
                .containsEntry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "120000");
    }

    @Test
    void what_is_written_is_compressed() {
        assertThat(settings.writer(MEMBERSHIP))
                .containsEntry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    }

    @Test
    void a_member_is_not_taken_for_stuck_while_it_commits() {
        long interval =
                millis(settings.member(MEMBERSHIP), ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG);
        Map<String, Object> writer = settings.writer(MEMBERSHIP);
        assertThat(interval)
                .isGreaterThan(3 * millis(writer, ProducerConfig.MAX_BLOCK_MS_CONFIG))
                .isGreaterThan(3 * millis(writer, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG));
    }
}
