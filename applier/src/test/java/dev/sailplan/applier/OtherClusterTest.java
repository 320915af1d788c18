package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FactsLane;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import org.junit.jupiter.api.Test;

/// The cluster is away when its applier begins, or another one is built at its address.
class OtherClusterTest {
    private static final ClusterUid OTHER = new ClusterUid("00000000-0000-0000-0000-000000000002");
    private static final JsonObject MAP = configMap("default", "colors", "color", "blue");
    private final HastyTime time = new HastyTime();
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster).hasty(time);
    private final FactsLane facts = new FactsLane(rig.keys(), cluster, time);

    @Test
    void a_cluster_that_is_away_at_the_start_is_waited_for() {
        // Given: an applier of many clusters, one of which is down
        cluster.away(true);
        FactsLane late = new FactsLane(rig.keys(), cluster, time);
        Rig begun = rig.restarted();

        // When
        late.begin();
        begun.push(MAP);

        // Then
        assertThat(late.told()).isEmpty();
        assertThat(begun.outcomes()).noneMatch(Outcome.OfRelease.class::isInstance);

        // When
        cluster.away(false);
        late.poll();
        begun.wake("release");

        // Then
        assertThat(late.told()).hasSize(1);
        begun.last(Outcome.Applied.class);
    }

    @Test
    void facts_name_the_cluster_that_answers_now() {
        // Given
        facts.begin();

        // When
        cluster.rebuild(OTHER);
        facts.poll();

        // Then
        assertThat(facts.told()).hasSize(2);
        assertThat(facts.told().getLast().uid()).isEqualTo(OTHER);
    }

    @Test
    void facts_wait_for_a_list_of_what_stands_there_that_failed_at_first() {
        // Given
        facts.begin();
        cluster.rebuild(OTHER);
        cluster.listing(false);

        // When: found to be another one, and looked at again
        facts.poll();
        facts.poll();

        // Then
        assertThat(facts.told()).hasSize(1);

        // When
        cluster.listing(true);
        facts.poll();

        // Then
        assertThat(facts.told()).hasSize(2);
    }

    @Test
    void what_was_planned_for_the_one_before_is_refused_by_the_other_and_new_plans_are_applied() {
        // Given
        rig.apply(MAP);
        cluster.rebuild(OTHER);

        // When: planned before anybody knew
        rig.apply(configMap("default", "colors", "color", "green"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("planned for the cluster");
        assertThat(cluster.live(id(MAP))).isEmpty();

        // When
        rig.planningFor(OTHER).apply(MAP);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.live(id(MAP))).isPresent();
    }
}
