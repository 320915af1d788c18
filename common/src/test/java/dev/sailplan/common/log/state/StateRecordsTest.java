package dev.sailplan.common.log.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StateRecordsTest {
    private static final StateRecords.Home HOME = new StateRecords.Home("state", 2);
    private final List<Outbound> log = new ArrayList<>();
    private Optional<Payload> stored = Optional.empty();

    @Test
    void keeps_a_value_of_any_size_in_small_records() {
        for (int size : List.of(0, 1, StateRecords.CHUNK, StateRecords.CHUNK + 1, 900_000, 3)) {
            // When
            Payload value = Payload.of("x".repeat(size));
            set(Optional.of(value));

            // Then
            assertThat(folded().entries()).containsOnlyKeys("key").containsEntry("key", value);
        }
        assertThat(log).allMatch(it -> it.value().map(Payload::size).orElse(0) < 256 * 1024);
        assertThat(log).allMatch(it -> it.partition().equals(Optional.of(2)));
    }

    @Test
    void removes_all_chunks() {
        // When
        set(Optional.of(Payload.of("x".repeat(900_000))));
        int chunks = log.size();
        set(Optional.empty());

        // Then
        assertThat(folded().entries()).isEmpty();
        assertThat(log.subList(chunks, log.size()))
                .hasSize(chunks)
                .allMatch(it -> it.value().isEmpty());
    }

    private void set(Optional<Payload> wanted) {
        log.addAll(StateRecords.change(HOME, "key", stored, wanted));
        stored = wanted;
    }

    private StateRecords folded() {
        StateRecords records = new StateRecords();
        for (int n = 0; n < log.size(); n++) {
            Outbound record = log.get(n);
            records.add(
                    new Inbound(
                            new TopicPartition("state", 2),
                            n,
                            record.key(),
                            record.headers(),
                            record.value().orElse(Payload.EMPTY),
                            Instant.EPOCH));
        }
        return records;
    }
}
