package dev.sailplan.deploy.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class UnplannedPushesTest {
    private static final RepositoryName SAMPLE = new RepositoryName("sample");
    private static final EventId FIRST = new EventId("1");
    private static final EventId SECOND = new EventId("2");
    private static final CommitId COMMIT = new CommitId("a".repeat(40));
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final Problem PROBLEM =
            new Problem(new SourceLocation("sailplan.yaml", 3, 1), "app is unknown");
    private final UnplannedPushes pushes = new UnplannedPushes();

    @Test
    void a_refused_push_is_shown_until_one_is_planned() {
        // When
        pushes.take(refused(FIRST, List.of(PROBLEM)));

        // Then
        assertThat(pushes.lines(AT))
                .containsExactly("push refused, sample aaaaaaa: sailplan.yaml:3:1  app is unknown");
        assertThat(pushes.needSomebody(AT)).isTrue();

        // When
        pushes.take(superseded(SECOND));

        // Then
        assertThat(pushes.needSomebody(AT)).isTrue();

        // When
        pushes.take(planned(SECOND));

        // Then
        assertThat(pushes.lines(AT)).isEmpty();
        assertThat(pushes.needSomebody(AT)).isFalse();
    }

    @Test
    void of_many_problems_the_first_is_shown() {
        pushes.take(refused(FIRST, List.of(PROBLEM, PROBLEM)));

        assertThat(pushes.lines(AT))
                .containsExactly(
                        "push refused, sample aaaaaaa: sailplan.yaml:3:1  app is unknown (of 2"
                                + " problems, the first)");
    }

    @Test
    void a_delayed_push_waits_for_nobody_at_first_and_is_shown_until_it_ends() {
        // When
        pushes.take(delayed(FIRST));

        // Then
        assertThat(pushes.lines(AT)).containsExactly("push waiting, sample, for 0s: no answer");
        assertThat(pushes.needSomebody(AT)).isFalse();
        assertThat(pushes.needSomebody(AT.plusSeconds(180))).as("a host that stays away").isTrue();

        // When
        pushes.take(superseded(SECOND));

        // Then
        assertThat(pushes.lines(AT)).hasSize(1);

        // When
        pushes.take(superseded(FIRST));

        // Then
        assertThat(pushes.lines(AT)).isEmpty();
    }

    @Test
    void what_a_problem_quotes_can_not_steer_the_terminal() {
        Problem evil = new Problem(new SourceLocation("a.yaml", 1, 1), "x\u001b[31m\u202Ey");

        pushes.take(refused(FIRST, List.of(evil)));

        assertThat(pushes.lines(AT).getFirst()).doesNotContain("\u001b", "\u202E");
    }

    private static Decision refused(EventId event, List<Problem> problems) {
        return new Decision.Refused(event, SAMPLE, Optional.of(COMMIT), problems, AT);
    }

    private static Decision delayed(EventId event) {
        return new Decision.Delayed(event, SAMPLE, Optional.empty(), "no answer", AT);
    }

    private static Decision superseded(EventId event) {
        return new Decision.Superseded(event, SAMPLE, Optional.empty(), "a newer one", AT);
    }

    private static Decision planned(EventId event) {
        return new Decision.Planned(
                event, SAMPLE, RefName.branch("main"), COMMIT, "title", Map.of(), AT);
    }

    @Test
    void
            a_push_that_the_planner_has_not_come_to_is_under_way_and_after_a_while_somebodys_concern() {
        // When: records of different topics come in any order
        pushes.take(planned(FIRST));
        pushes.take(pushed(FIRST));
        pushes.take(pushed(SECOND));

        // Then
        assertThat(pushes.lines(AT.plusSeconds(3)))
                .containsExactly(
                        "push accepted, sample aaaaaaa, 3s ago: not planned yet, and not in the"
                                + " rows above");
        assertThat(pushes.needSomebody(AT.plusSeconds(3))).isFalse();
        assertThat(pushes.needSomebody(AT.plusSeconds(180))).isTrue();

        // When
        pushes.take(delayed(SECOND));

        // Then
        assertThat(pushes.lines(AT)).containsExactly("push waiting, sample, for 0s: no answer");

        // When
        pushes.take(planned(SECOND));

        // Then
        assertThat(pushes.lines(AT)).isEmpty();
    }

    @Test
    void a_branch_that_was_deployed_and_is_gone_waits_for_somebody_until_it_is_back() {
        // Given
        pushes.take(planned(FIRST));

        // When
        pushes.take(notPlanned(SECOND, "refs/heads/topic"));

        // Then
        assertThat(pushes.lines(AT)).isEmpty();

        // When
        pushes.take(notPlanned(SECOND, "refs/heads/main"));

        // Then
        assertThat(pushes.lines(AT))
                .containsExactly(
                        "branch gone, sample refs/heads/main: main is gone; what was applied stays"
                                + " until the branch is pushed again");
        assertThat(pushes.needSomebody(AT)).isTrue();

        // When
        pushes.take(planned(SECOND));

        // Then
        assertThat(pushes.needSomebody(AT)).isFalse();
    }

    private static Event.Pushed pushed(EventId id) {
        return new Event.Pushed(
                id,
                SAMPLE,
                new RefName("refs/heads/main"),
                Optional.empty(),
                Optional.of(COMMIT),
                new Actor("dev"),
                AT);
    }

    private static Decision notPlanned(EventId event, String ref) {
        return new Decision.NotPlanned(
                event, SAMPLE, new RefName(ref), "main is gone; what was applied stays", AT);
    }
}
