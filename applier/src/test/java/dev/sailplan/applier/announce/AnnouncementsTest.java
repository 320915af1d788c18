package dev.sailplan.applier.announce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.Works;
import dev.sailplan.applier.testing.Authorities;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.fake.FakeLane;
import dev.sailplan.common.log.fake.FakeLanes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What an applier tells of a cluster when it begins.
class AnnouncementsTest {
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster);
    private final List<String> woken = new ArrayList<>();

    @Test
    void tells_every_status_that_stands_on_the_cluster() {
        // Given
        rig.apply(Manifests.configMap("default", "colors", "color", "blue"));

        // When
        begin("dev");

        // Then
        assertThat(woken).contains("team/shop@dev status");
    }

    @Test
    void leaves_alone_what_was_applied_under_another_name_of_the_cluster() {
        // Given
        rig.apply(Manifests.configMap("default", "colors", "color", "blue"));

        // When
        FakeLane facts = begin("prod");

        // Then
        assertThat(woken).noneMatch(task -> task.contains("team/shop"));
        assertThat(facts.sent()).as("the facts are told").isNotEmpty();
    }

    @Test
    void an_application_whose_status_is_never_told_keeps_the_facts_for_a_while_only() {
        // Given
        rig.apply(Manifests.configMap("default", "colors", "color", "blue"));
        HastyTime time = new HastyTime();
        Work work = work(time);
        FakeLane lane = begun(work);
        assertThat(lane.sent()).isEmpty();

        // When
        time.pass(Duration.ofMinutes(2));
        lane.commit(work.wake("facts", lane));

        // Then
        assertThat(lane.sent()).as("the facts are told").isNotEmpty();
    }

    @Test
    void facts_that_are_asked_for_while_statuses_can_not_be_read_wait_for_them() {
        // Given
        rig.apply(Manifests.configMap("default", "colors", "color", "blue"));
        cluster.listing(false);
        Work work = work(new HastyTime());
        FakeLane lane = begun(work);

        // When: a kind came
        lane.commit(work.wake("facts", lane));

        // Then: whoever read facts now would believe that nothing was ever released
        assertThat(lane.sent()).isEmpty();
        assertThat(woken).doesNotContain("team/shop@dev status");

        // When
        cluster.listing(true);
        lane.commit(work.wake("facts", lane));

        // Then
        assertThat(woken).contains("team/shop@dev status");
    }

    @Test
    void an_application_that_goes_while_another_has_the_partition_is_not_waited_for() {
        // Given
        rig.apply(Manifests.configMap("default", "colors", "color", "blue"));
        Work work = work(new HastyTime());
        begun(work);
        cluster.all().stream()
                .filter(object -> object.namespace().equals("sailplan-system"))
                .forEach(cluster::remove);

        // When
        FakeLane lane = begun(work);

        // Then
        assertThat(lane.sent()).as("the facts are told").isNotEmpty();
    }

    @Test
    void the_steps_of_an_autoscaler_are_no_new_facts_but_the_first_node_is() {
        // Given
        AtomicInteger nodes = new AtomicInteger();
        cluster.withNodes(nodes::get);
        Work work = work(new HastyTime());
        FakeLane lane = begun(work);
        assertThat(lane.sent()).hasSize(2);

        // When
        nodes.set(3);
        lane.commit(work.wake("facts", lane));

        // Then
        assertThat(lane.sent()).as("workloads can run now").hasSize(3);

        // When
        nodes.set(40);
        lane.commit(work.wake("facts", lane));

        // Then
        assertThat(lane.sent()).hasSize(3);
    }

    private Work work(HastyTime time) {
        return Works.of(
                Works.settings(rig.keys(), Authorities.nobody(), new ClusterName("dev")),
                cluster,
                time);
    }

    private FakeLane begin(String name) {
        Work work = Works.of(rig.keys(), Authorities.nobody(), cluster, new ClusterName(name));
        return begun(work);
    }

    private FakeLane begun(Work work) {
        FakeLane lane = new FakeLane("facts", new TreeMap<>());
        work.assigned(0, lane.state(), new FakeLanes(woken));
        lane.commit(work.wake("start", lane));
        return lane;
    }
}
