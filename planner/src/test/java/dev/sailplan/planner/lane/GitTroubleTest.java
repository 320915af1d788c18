package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.planner.push.BranchPoll;
import dev.sailplan.planner.push.PushRun;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitTroubleTest {
    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void one_application() {
        world.git.commit("sailplan.yaml", declaring("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
    }

    @Test
    void an_unreachable_repository_delays_the_event_as_state() {
        // Given
        world.git.broken = true;

        // When
        Written written = world.handled(world.push(Optional.empty()));

        // Then
        assertThat(written.all())
                .singleElement()
                .isInstanceOfSatisfying(
                        Decision.Delayed.class,
                        d -> assertThat(d.reason()).contains("connection refused"));
        assertThat(world.lane.timers).containsKey(PushRun.RETRY);
    }

    @Test
    void content_that_is_not_taken_refuses_its_push_and_no_later_one() {
        // Given
        world.git.hostile = true;

        // When
        Written written = world.handled(world.push(Optional.empty()));

        // Then
        assertThat(written.all())
                .singleElement()
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().message())
                                        .contains("Object too large"));
        assertThat(world.lane.timers).doesNotContainKey(PushRun.RETRY);
        world.git.hostile = false;
        assertThat(world.handled(world.push(Optional.empty())).released()).containsExactly("web#1");
    }

    @Test
    void a_delayed_event_is_planned_when_the_repository_is_back() {
        // Given
        world.git.broken = true;
        Pushed push = world.push(Optional.empty());
        world.handled(push);
        world.git.broken = false;
        world.now = world.now.plusSeconds(6);

        // When
        Written written = world.woken(PushRun.RETRY);

        // Then
        assertThat(written.released()).containsExactly("web#1");
        assertThat(written.of(Decision.Planned.class).getFirst().event()).isEqualTo(push.id());
        assertThat(world.lane.state.keySet()).noneMatch(key -> key.contains("/delay/"));
    }

    @Test
    void a_commit_that_was_pushed_away_before_it_was_fetched_is_planned_as_the_branch_stands_now() {
        // When
        Written written = world.handled(world.push(Optional.of(new CommitId("d".repeat(40)))));

        // Then
        assertThat(written.released()).containsExactly("web#1");
        assertThat(written.of(Decision.Planned.class).getFirst().commit())
                .isNotEqualTo(new CommitId("d".repeat(40)));
    }

    @Test
    void a_time_to_try_again_that_a_wrong_clock_set_is_not_waited_for() {
        // Given
        world.git.broken = true;
        world.now = world.now.plusSeconds(7200);
        world.handled(world.push(Optional.empty()));
        world.git.broken = false;
        world.now = world.now.minusSeconds(7200);

        // When
        Written written = world.woken(PushRun.RETRY);

        // Then
        assertThat(written.released()).containsExactly("web#1");
    }

    @Test
    void a_retry_before_its_time_only_sets_the_timer() {
        // Given
        world.git.broken = true;
        world.handled(world.push(Optional.empty()));
        world.git.broken = false;
        world.lane.timers.clear();

        // When
        Written written = world.woken(PushRun.RETRY);

        // Then
        assertThat(written.all()).isEmpty();
        assertThat(world.lane.timers).containsKey(PushRun.RETRY);
    }

    @Test
    void a_newer_push_answers_the_delayed_one() {
        // Given
        world.git.broken = true;
        Pushed first = world.push(Optional.empty());
        world.handled(first);
        world.git.broken = false;

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.of(Decision.Superseded.class))
                .singleElement()
                .satisfies(s -> assertThat(s.event()).isEqualTo(first.id()));
        assertThat(written.released()).containsExactly("web#1");
        assertThat(world.lane.state.keySet()).noneMatch(key -> key.contains("/delay/"));
    }

    @Test
    void repeated_trouble_is_said_once() {
        // Given
        world.git.broken = true;
        world.handled(world.push(Optional.empty()));
        world.now = world.now.plusSeconds(6);

        // When
        Written written = world.woken(PushRun.RETRY);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void a_poll_tells_of_a_branch_that_moved() {
        // Given
        world.pushed();
        var tip = world.git.commit("README.md", "words");

        // When
        Written written = world.woken(BranchPoll.POLL);

        // Then
        Pushed event = written.of(Pushed.class).getFirst();
        String before = event.before().orElseThrow().abbreviated();
        assertThat(event.id().value()).isEqualTo("poll:shop:refs/heads/main:" + before + ":" + tip);
        assertThat(event.after()).contains(tip);
        assertThat(world.lane.timers.get(BranchPoll.POLL)).isEqualTo(world.now.plusSeconds(180));
    }

    @Test
    void a_repository_whose_webhooks_come_is_polled_more_rarely_until_one_is_missed() {
        // Given
        world.woken(BranchPoll.POLL);
        assertThat(nextPoll()).isEqualTo(Duration.ofMinutes(3));

        // When
        world.pushed();
        world.woken(BranchPoll.POLL);

        // Then
        assertThat(nextPoll()).isEqualTo(Duration.ofMinutes(12));

        // When
        world.git.commit("README.md", "words");
        Pushed missed = world.woken(BranchPoll.POLL).of(Pushed.class).getFirst();

        // Then
        assertThat(nextPoll()).isEqualTo(Duration.ofMinutes(3));

        // When
        world.handled(missed);
        world.woken(BranchPoll.POLL);

        // Then
        assertThat(nextPoll()).isEqualTo(Duration.ofMinutes(3));
    }

    private Duration nextPoll() {
        Duration wait = Duration.between(world.now, world.lane.timers.get(BranchPoll.POLL));
        world.lane.timers.remove(BranchPoll.POLL);
        return wait;
    }

    @Test
    void a_branch_that_is_forced_back_to_a_commit_is_another_event_than_the_first() {
        // Given
        var first = world.git.commit("README.md", "1");
        var second = world.git.commit("README.md", "2");
        Pushed forth = polledFrom(first, second);
        world.handled(forth);
        world.git.reset(first);
        world.handled(world.woken(BranchPoll.POLL).of(Pushed.class).getFirst());
        world.git.reset(second);

        // When
        Pushed again = world.woken(BranchPoll.POLL).of(Pushed.class).getFirst();
        world.handled(again);
        var third = world.git.commit("README.md", "3");
        world.pushed();
        world.git.reset(second);
        Pushed back = world.woken(BranchPoll.POLL).of(Pushed.class).getFirst();

        // Then
        assertThat(world.git.remoteTip(PlannerWorld.SHOP, FakeGit.MAIN)).contains(second);
        assertThat(back.before()).contains(third);
        assertThat(back.id()).isNotEqualTo(again.id());
    }

    private Pushed polledFrom(
            dev.sailplan.common.domain.id.CommitId first,
            dev.sailplan.common.domain.id.CommitId second) {
        world.git.reset(first);
        world.pushed();
        world.git.reset(second);
        return world.woken(BranchPoll.POLL).of(Pushed.class).getFirst();
    }

    @Test
    void a_poll_of_a_branch_that_stands_still_says_nothing() {
        // Given
        world.pushed();

        // When
        Written written = world.woken(BranchPoll.POLL);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void a_poll_stands_back_behind_a_push_that_is_queued_or_waits_for_its_repository() {
        // Given
        world.pushed();
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));
        Pushed push = world.push(world.git.remoteTip(PlannerWorld.SHOP, FakeGit.MAIN));
        world.lane.queue.add(world.inbound(push));
        int before = world.git.asked;

        // When
        Written behindQueued = world.woken(BranchPoll.POLL);
        world.lane.queue.clear();
        world.git.broken = true;
        world.handled(push);
        world.git.broken = false;
        Written behindDelayed = world.woken(BranchPoll.POLL);

        // Then
        assertThat(behindQueued.all()).isEmpty();
        assertThat(behindDelayed.all()).isEmpty();
        assertThat(world.git.asked - before).isEqualTo(2);
        assertThat(world.lane.timers).containsKey(BranchPoll.POLL);
    }

    @Test
    void a_poll_that_fails_is_tried_again_later() {
        // Given
        world.git.broken = true;

        // When
        Written written = world.woken(BranchPoll.POLL);

        // Then
        assertThat(written.all()).isEmpty();
        assertThat(world.lane.timers).containsKey(BranchPoll.POLL);
    }
}
