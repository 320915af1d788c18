package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Decision.Refused;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.push.BranchPoll;
import dev.sailplan.planner.removal.RepositoryRemoval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a repository sees of a push that the loop put aside.
class QuarantinedTest {
    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void one_application() {
        world.git.commit("sailplan.yaml", declaring("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        world.pushed();
    }

    @Test
    void a_push_in_quarantine_is_refused_in_words_that_say_what_to_do() {
        // When
        Pushed push = givenUp();

        // Then
        Refused refused = lastWritten();
        assertThat(refused.event()).isEqualTo(push.id());
        assertThat(refused.commit()).isEqualTo(push.after());
        assertThat(refused.problems().getFirst().message())
                .contains("NullPointerException", "sailplan quarantine release");
    }

    @Test
    void a_poll_does_not_come_back_to_its_commit_but_to_the_next() {
        // Given
        givenUp();

        // When
        Written unmoved = world.woken(BranchPoll.POLL);
        world.git.commit("README.md", "words");
        Written moved = world.woken(BranchPoll.POLL);

        // Then
        assertThat(unmoved.all()).isEmpty();
        assertThat(moved.of(Pushed.class)).hasSize(1);
    }

    @Test
    void once_released_it_is_planned_and_polled_as_ever() {
        // Given
        Pushed push = givenUp();

        // When
        Written written = world.handled(push);

        // Then
        assertThat(written.of(Decision.Planned.class)).hasSize(1);
        assertThat(written.released()).containsExactly("web#2");
        assertThat(world.lane.state.keySet()).noneMatch(key -> key.contains("/shunned/"));
        assertThat(world.woken(BranchPoll.POLL).all()).isEmpty();
    }

    @Test
    void nothing_of_it_is_remembered_of_a_branch_that_is_gone() {
        // Given
        givenUp();

        // When
        world.git.deleteBranch();
        world.woken(BranchPoll.POLL);

        // Then
        assertThat(world.lane.state.keySet()).noneMatch(key -> key.contains("/shunned/"));
    }

    @Test
    void nothing_of_it_is_remembered_of_a_repository_that_is_configured_no_longer() {
        // Given
        givenUp();

        // When
        world.woken(new PlannerWork(world.parts, List.of()), RepositoryRemoval.TASK);

        // Then
        assertThat(world.lane.state.keySet()).noneMatch(key -> key.contains("/shunned/"));
    }

    @Test
    void a_repository_that_can_not_be_read_is_no_bug() {
        assertThat(world.work.isOfTheWorld(new GitUnavailable("away"))).isTrue();
        assertThat(world.work.isOfTheWorld(new IllegalStateException())).isFalse();
    }

    private Refused lastWritten() {
        var read = world.reader.read(world.inbound(world.lane.written.getLast()));
        assertThat(read).isInstanceOf(Decoded.Of.class);
        return (Refused) ((Decoded.Of) read).record();
    }

    private Pushed givenUp() {
        Pushed push =
                world.push(
                        Optional.of(
                                world.git.commit("apps/web/config.yaml", configMap("web", "red"))));
        world.git.broken = true;
        world.lane.commit(
                world.work.quarantined(world.inbound(push), "NullPointerException", world.lane));
        world.git.broken = false;
        return push;
    }
}
