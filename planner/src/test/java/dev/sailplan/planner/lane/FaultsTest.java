package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.planner.state.InternalFault;
import dev.sailplan.planner.upkeep.Upkeep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes wrong with one thing and holds up no other.
class FaultsTest {
    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void two_applications() {
        world.git.commit("sailplan.yaml", declaring("web", "db"));
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
    }

    @Test
    void an_application_that_cannot_be_sealed_is_rejected_and_the_others_go_on() {
        // Given
        world.git.commit("apps/web/poison.yaml", configMap("poison", "hush"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("db#1");
        assertThat(written.of(Decision.Rejected.class))
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.toString())
                                .contains("fault in Sailplan")
                                .doesNotContain("hush"));
    }

    @Test
    void a_declaration_that_cannot_be_read_refuses_its_commit() {
        // Given
        world.git.commit("sailplan.yaml", "poison: hush");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.all())
                .singleElement()
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.problems().toString())
                                        .contains("fault in Sailplan")
                                        .doesNotContain("hush"));
    }

    @Test
    void what_is_logged_of_a_fault_quotes_nothing() {
        // When
        InternalFault fault =
                InternalFault.of(
                        new IllegalStateException(
                                "at 'hush'", new IllegalArgumentException("is 'hush'")));

        // Then
        assertThat(fault.toString()).doesNotContain("hush");
        assertThat(fault.frames()).contains("FaultsTest").contains("IllegalArgumentException");
    }

    @Test
    void a_lost_mirror_is_filled_again_for_bodies_that_are_wanted() {
        // Given
        Release release = world.pushed().release("web");
        world.applied("web", release);
        world.wants("web", release.generation());
        world.git.lost = true;

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.plans()).hasSize(1);
        assertThat(written.of(Decision.Rejected.class)).isEmpty();
    }

    @Test
    void bodies_of_a_commit_that_nobody_has_any_more_are_refused_once() {
        // Given
        Release release = world.pushed().release("web");
        world.applied("web", release);
        world.wants("web", release.generation());
        world.git.rewrite("apps/web/config.yaml", configMap("web", "red"));
        world.git.collect(release.subject().commit());

        // When
        Written first = world.woken(Upkeep.STATUS);
        world.now = world.now.plusSeconds(3600);
        Written later = world.woken(Upkeep.STATUS);

        // Then
        assertThat(first.of(Decision.Rejected.class))
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.problems().toString())
                                .contains(
                                        "can't be made again from its commit "
                                                + release.subject().commit().abbreviated(),
                                        "push any change of it"));
        assertThat(later.all()).isEmpty();
    }

    @Test
    void care_that_fails_for_one_application_is_taken_of_the_next() {
        // Given
        Written first = world.pushed();
        world.applied("db", first.release("db"));
        world.wants("db", first.release("db").generation());
        world.claimed("web", 7);
        world.git.lost = true;
        world.git.broken = true;

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.released()).containsExactly("web#8");
        assertThat(world.lane.timers).containsKey(Upkeep.status(PlannerWorld.key("db")));
    }

    @Test
    void a_commit_follows_itself_without_its_history() {
        // Given
        Release first = world.pushed().release("web");
        world.settled("web", first, Status.End.FAILED, new Health.Unknown());
        world.woken(Upkeep.STATUS);
        world.git.lost = true;
        world.now = world.now.plusSeconds(11);

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.release("web").approvals()).isEmpty();
    }
}
