package dev.sailplan.applier.announce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FactsLane;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.log.port.Outbound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What planners are told of the cluster's API.
class DocumentsReportTest {
    private static final String PATH = "apis/x.io/v1";
    private final HastyTime time = new HastyTime();
    private final FakeCluster cluster = new FakeCluster();
    private final FactsLane facts = new FactsLane(new Rig("shop", cluster).keys(), cluster, time);

    private List<String> tombstones() {
        return facts.sent().stream().filter(it -> it.value().isEmpty()).map(Outbound::key).toList();
    }

    private String lastKey() {
        var last = facts.told().getLast().openapi().get(PATH);
        return last == null ? "none" : "openapi/" + last.digest() + "/0";
    }

    @Test
    void a_few_at_a_time_are_read_and_written() {
        // Given: hundreds of megabytes, were they kept at once
        for (int i = 0; i < 30; i++) {
            cluster.documenting("apis/g%d.io/v1".formatted(i), Optional.of("1"));
        }
        cluster.whenAskedForDocuments(
                asked -> assertThat(asked - written()).as("read, not written").isLessThan(5));

        // When
        facts.begin();

        // Then
        assertThat(facts.told().getLast().openapi()).hasSize(31);
    }

    private long written() {
        return facts.sent().stream().filter(it -> it.key().startsWith("openapi/")).count();
    }

    @Test
    void what_no_facts_name_any_more_is_taken_back_once_no_planner_reads_it() {
        // Given
        cluster.documenting(PATH, Optional.of("1"));
        facts.begin();
        String first = lastKey();

        // When
        cluster.documenting(PATH, Optional.of("2"));
        facts.poll();

        // Then
        assertThat(lastKey()).isNotEqualTo(first);
        assertThat(tombstones()).as("a planner may still have the facts before").isEmpty();

        // When
        time.pass(Duration.ofMinutes(6));
        facts.poll();

        // Then
        assertThat(tombstones()).containsExactly(first);
        assertThat(facts.state().keySet()).noneMatch(key -> key.startsWith("openapi-old/"));
    }

    @Test
    void a_document_that_comes_back_is_not_taken_back() {
        // Given
        cluster.documenting(PATH, Optional.of("1"));
        facts.begin();
        cluster.documenting(PATH, Optional.of("2"));
        facts.poll();
        cluster.documenting(PATH, Optional.of("1"));
        facts.poll();

        // When
        time.pass(Duration.ofMinutes(6));
        facts.poll();

        // Then
        assertThat(tombstones()).hasSize(1).doesNotContain(lastKey());
    }

    @Test
    void a_group_that_is_gone_is_forgotten() {
        // Given
        cluster.documenting(PATH, Optional.of("1"));
        facts.begin();
        String first = lastKey();

        // When
        cluster.documenting(PATH, Optional.empty());
        facts.poll();
        time.pass(Duration.ofMinutes(6));
        facts.poll();

        // Then
        assertThat(facts.told().getLast().openapi()).containsOnlyKeys("api/v1");
        assertThat(facts.state()).doesNotContainKey("openapi/" + PATH);
        assertThat(tombstones()).containsExactly(first);
    }
}
