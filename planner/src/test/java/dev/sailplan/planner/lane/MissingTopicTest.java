package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static dev.sailplan.planner.lane.PlannerWorld.key;
import static dev.sailplan.planner.lane.PlannerWorld.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.planner.upkeep.Upkeep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The topic of one cluster can't be written: what goes there waits, and nothing else does. Here `db` stands for all
/// that is on such a cluster.
class MissingTopicTest {
    private static final String PLANS = Topics.plans(new ClusterName("dev"));
    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void two_applications() {
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        world.git.commit("sailplan.yaml", with(declaring("web", "db"), "onRemove: prune"));
    }

    private void topicOfDbGoes() {
        world.lane.refusing(record ->
                record.topic().equals(PLANS) && record.key().equals(key("db").toString()));
    }

    private void topicIsBack() {
        world.lane.refusing(_ -> false);
    }

    @Test
    void only_the_applications_of_its_cluster_wait_and_say_for_which_topic() {
        // Given
        topicOfDbGoes();

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("web#1");
        assertThat(written.of(Decision.Planned.class).getFirst().applications())
                .containsEntry(
                        key("db"),
                        new Verdict.Waiting(
                                List.of("waits for topic " + PLANS + ", which can't be written")));
        assertThat(written.of(Decision.Delayed.class))
                .singleElement()
                .satisfies(delayed -> assertThat(delayed.reason()).contains(PLANS, "topics"));
    }

    @Test
    void what_waits_is_planned_once_the_topic_is_back_and_said_no_second_time_before() {
        // Given
        topicOfDbGoes();
        world.pushed();
        assertThat(world.woken(Upkeep.FACTS).all()).isEmpty();
        assertThat(world.lane.timers).containsKey(Upkeep.FACTS);

        // When
        topicIsBack();
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.released()).containsExactly("db#1");
        assertThat(written.plans()).hasSize(1);
    }

    @Test
    void a_later_push_finds_it_waiting_and_goes_on() {
        // Given
        topicOfDbGoes();
        world.pushed();
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("web#2");
        assertThat(written.verdicts()).containsEntry("db", "waiting");
    }

    @Test
    void a_removal_waits_as_well_and_is_carried_out_later() {
        // Given
        world.pushedAndApplied();
        topicOfDbGoes();
        world.git.commit("sailplan.yaml", declaring("web"));
        assertThat(world.pushed().verdicts()).containsEntry("db", "waiting");
        assertThat(world.woken(Upkeep.FACTS).all()).isEmpty();

        // When
        topicIsBack();
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.released()).containsExactly("db#2");
    }

    @Test
    void a_release_that_is_due_again_comes_back_to_its_topic() {
        // Given
        world.pushedAndApplied();
        world.claimed("db", 5);
        topicOfDbGoes();

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.all()).isEmpty();
        topicIsBack();
        assertThat(world.lane.timers).containsKey(Upkeep.status(key("db")));
        assertThat(world.woken(Upkeep.status(key("db"))).released()).containsExactly("db#6");
    }

    @Test
    void a_person_is_told_so_and_nothing_behind_waits() {
        // Given
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", with(declaring("web", "db"), "onRemove: hold"));
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", declaring("web"));
        Decision.Held held = world.pushed().of(Decision.Held.class).getFirst();
        topicOfDbGoes();
        Event.ApprovalGranted word =
                new Event.ApprovalGranted(
                        new EventId("person"),
                        PlannerWorld.SHOP,
                        new Event.Target(
                                key("db"),
                                new Generation(2),
                                Optional.of(held.plan()),
                                Optional.empty()),
                        "ada",
                        "counted twice",
                        world.now);

        // When
        Written written = world.handled(world.inbound(world.records.event(word)));

        // Then
        assertThat(written.of(Decision.Declined.class))
                .singleElement()
                .satisfies(declined -> assertThat(declined.toString()).contains(PLANS));
        assertThat(written.releases()).isEmpty();
    }
}
