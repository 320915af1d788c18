package dev.sailplan.common.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.wire.Records;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicFeedTest {
    private static final Decision DECISION =
            new Decision.NotPlanned(
                    new EventId("e"),
                    new RepositoryName("sample"),
                    RefName.branch("feature"),
                    "feature is not deployed from; main is",
                    Instant.EPOCH);
    private static final TopicPartition FILLED = new TopicPartition("sailplan.decisions", 3);
    private final FilledLog log = new FilledLog();
    private final TopicFeed feed = new TopicFeed(log, new Assembly());
    private final List<Object> seen = new ArrayList<>();

    @Test
    void reads_only_partitions_that_hold_something() {
        // Given
        log.put(FILLED, new Records(URI.create("/test"), Optional.empty()).decision(DECISION));

        // When
        feed.replay(
                List.of("sailplan.decisions", "sailplan.status.dev"),
                entry -> seen.add(entry.record()));

        // Then
        assertThat(seen).containsExactly(DECISION);
        assertThat(log.read).containsExactly(FILLED);
    }

    @Test
    void opens_no_reader_where_nothing_is_there() {
        feed.replay(List.of("sailplan.decisions"), entry -> seen.add(entry.record()));

        assertThat(seen).isEmpty();
        assertThat(log.read).isEmpty();
    }
}
