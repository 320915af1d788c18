package dev.sailplan.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.port.TopicSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void each_service_names_what_it_reads_and_writes_and_nothing_of_others() {
        ClusterName prod = new ClusterName("prod");
        assertThat(Topics.ofGateway()).extracting(TopicSpec::name).containsExactly(Topics.EVENTS);
        assertThat(Topics.ofPlanner(List.of(prod)))
                .extracting(TopicSpec::name)
                .containsExactlyInAnyOrder(
                        Topics.EVENTS,
                        Topics.DECISIONS,
                        Topics.PLANNER_STATE,
                        Topics.DEAD_LETTERS,
                        Topics.plans(prod),
                        Topics.status(prod));
        assertThat(Topics.ofApplier(prod))
                .extracting(TopicSpec::name)
                .containsExactlyInAnyOrder(
                        Topics.plans(prod),
                        Topics.outcomes(prod),
                        Topics.status(prod),
                        Topics.applierState(prod),
                        Topics.DEAD_LETTERS);
    }

    @Test
    void an_installation_has_five_topics_and_four_of_each_cluster() {
        // Given
        ClusterName dev = new ClusterName("dev");
        ClusterName prod = new ClusterName("prod-eu");

        // Then
        assertThat(Topics.all(List.of(prod, dev, dev)))
                .extracting(TopicSpec::name)
                .containsExactly(
                        "sailplan.events",
                        "sailplan.decisions",
                        "sailplan.planner.state",
                        "sailplan.audit",
                        "sailplan.deadletters",
                        "sailplan.plans.dev",
                        "sailplan.outcomes.dev",
                        "sailplan.status.dev",
                        "sailplan.applier.state.dev",
                        "sailplan.plans.prod-eu",
                        "sailplan.outcomes.prod-eu",
                        "sailplan.status.prod-eu",
                        "sailplan.applier.state.prod-eu");
    }

    @Test
    void the_clusters_of_an_installation_can_be_told_by_its_topics() {
        List<String> names =
                Topics.all(List.of(new ClusterName("prod-eu"), new ClusterName("dev"))).stream()
                        .map(TopicSpec::name)
                        .toList();

        assertThat(Topics.clusters(names)).containsExactly("dev", "prod-eu");
        assertThat(Topics.clusters(List.of("orders", "sailplan.events"))).isEmpty();
    }

    @Test
    void what_is_keyed_by_repository_has_64_partitions_and_all_else_one() {
        assertThat(Topics.all(List.of(new ClusterName("dev"))))
                .allSatisfy(topic ->
                        assertThat(topic.partitions())
                                .isEqualTo(
                                        List.of(
                                                                Topics.EVENTS,
                                                                Topics.DECISIONS,
                                                                Topics.PLANNER_STATE)
                                                        .contains(topic.name())
                                                ? 64
                                                : 1));
    }

    @Test
    void what_is_folded_at_every_takeover_is_compacted_within_hours() {
        assertThat(Topics.all(List.of(new ClusterName("dev"))))
                .filteredOn(topic -> "compact".equals(topic.config().get("cleanup.policy")))
                .extracting(TopicSpec::name)
                .containsExactly(
                        "sailplan.planner.state",
                        "sailplan.status.dev",
                        "sailplan.applier.state.dev");
        assertThat(Topics.all(List.of(new ClusterName("dev"))))
                .filteredOn(topic -> "compact".equals(topic.config().get("cleanup.policy")))
                .allSatisfy(topic ->
                        assertThat(topic.config())
                                .containsEntry("segment.bytes", "67108864")
                                .containsEntry("segment.ms", "3600000")
                                .containsEntry("min.cleanable.dirty.ratio", "0.1")
                                .containsKey("max.compaction.lag.ms"));
    }
}
