package dev.sailplan.common.log.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UnfinishedOffsetsTest {
    private final UnfinishedOffsets window = new UnfinishedOffsets(5);

    @Test
    void the_log_may_not_go_back_even_when_all_that_was_read_is_committed() {
        // Given
        window.read(record(5));
        window.finish(5);
        window.committed(6);

        // Then
        assertThatThrownBy(() -> window.read(record(0)))
                .isInstanceOf(LogFailure.Broken.class)
                .hasMessageContaining("went back from offset 6 to 0");
    }

    @Test
    void the_first_record_may_lie_below_the_start() {
        // When
        window.read(record(0));

        // Then
        assertThat(window.watermark()).isZero();
        assertThat(window.ahead()).isTrue();
    }

    private static Inbound record(long offset) {
        return new Inbound(
                new TopicPartition("in", 0), offset, "k", Map.of(), Payload.of("v"), Instant.EPOCH);
    }
}
