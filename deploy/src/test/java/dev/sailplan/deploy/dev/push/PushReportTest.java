package dev.sailplan.deploy.dev.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.deploy.dev.push.Journey.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class PushReportTest {
    private static final RepositoryName REPOSITORY = new RepositoryName("sample");
    private static final RefName MAIN = RefName.branch("main");
    private static final CommitId COMMIT = new CommitId("a1b2c3d".repeat(5) + "a1b2c");
    private static final EventId EVENT = new EventId("delivery-1");
    private static final ApplicationKey WEB = ApplicationKey.parse("dev/web@dev");
    private static final ApplicationKey DB = ApplicationKey.parse("dev/db@dev");
    private static final ObjectId CONFIG = new ObjectId("", "ConfigMap", "web", "web");
    private static final PlanId PLAN = new PlanId("0".repeat(64));
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void tells_the_one_field_that_changed_and_when_each_step_was_done() {
        // Given
        Journey journey =
                arrived()
                        .released(EVENT, WEB, Duration.ofMillis(61))
                        .decided(
                                planned(Map.of(WEB, released(2), DB, new Verdict.Unchanged())),
                                Duration.ofMillis(70))
                        .came(
                                applied(update("data.color", "blue", "green")),
                                Duration.ofMillis(148));

        // When
        List<String> lines = PushReport.of(journey);

        // Then
        assertThat(lines)
                .containsExactly(
                        "⛵ a1b2c3d \"green\"   event 0/17  +8 ms",
                        "  web@dev#2  ~1  ConfigMap/web .data.color blue → green   planned +61  applied +148  healthy +148 ms",
                        "  db@dev  untouched");
    }

    @Test
    void says_nothing_changed_only_when_no_application_was_released() {
        Journey journey =
                arrived()
                        .decided(
                                planned(
                                        Map.of(
                                                WEB,
                                                new Verdict.Unchanged(),
                                                DB,
                                                new Verdict.Unchanged())),
                                Duration.ofMillis(20));

        assertThat(PushReport.of(journey))
                .containsExactly(
                        "⛵ a1b2c3d \"green\"  nothing changed   event 0/17  +8 ms",
                        "  db@dev, web@dev  untouched");
    }

    @Test
    void names_every_problem_of_a_refused_application_with_its_place() {
        Problem problem =
                new Problem(
                        new SourceLocation("apps/web/deploy.yaml", 14, 9),
                        "spec.replicas: \"two\" is not an integer");
        Journey journey =
                arrived()
                        .decided(
                                planned(
                                        Map.of(
                                                WEB,
                                                new Verdict.Refused(List.of(problem)),
                                                DB,
                                                new Verdict.Unchanged())),
                                Duration.ofMillis(20));

        assertThat(PushReport.of(journey))
                .containsExactly(
                        "⛵ a1b2c3d \"green\"  refused, nothing changed (1 problem)   event 0/17  +8 ms",
                        "  web@dev  refused, nothing of it changed (1 problem)",
                        "  apps/web/deploy.yaml:14:9  spec.replicas: \"two\" is not an integer",
                        "  db@dev  untouched");
    }

    @Test
    void never_shows_the_value_of_a_secret() {
        FieldChange secret =
                new FieldChange(
                        "data.password",
                        Optional.of("(secret)"),
                        Optional.of("(secret)"),
                        new Origin.FromGit());
        Journey journey =
                arrived()
                        .decided(planned(Map.of(WEB, released(3))), Duration.ofMillis(20))
                        .came(applied(List.of(secret)), Duration.ofMillis(90));

        assertThat(PushReport.of(journey).get(1)).contains(".data.password changed");
    }

    @Test
    void nothing_that_others_wrote_steers_the_terminal() {
        // Given
        Journey journey =
                arrived()
                        .decided(
                                planned(
                                        Map.of(
                                                WEB,
                                                new Verdict.Waiting(
                                                        List.of("\u001b[2Jgone\u202E")))),
                                Duration.ofMillis(30));

        // When
        List<String> lines = PushReport.of(journey);

        // Then
        assertThat(lines).contains("  web@dev  waiting: �[2Jgone�");
    }

    @Test
    void is_over_only_when_every_release_has_settled() {
        Journey planned =
                arrived().decided(planned(Map.of(WEB, released(2))), Duration.ofMillis(20));

        assertThat(arrived().isOver()).isFalse();
        assertThat(planned.isOver()).isFalse();
        assertThat(planned.came(applied(List.of()), Duration.ofMillis(90)).isOver()).isTrue();
    }

    @Test
    void leaves_the_outcomes_of_other_pushes_alone() {
        Journey other =
                Journey.of(new Push(REPOSITORY, MAIN, Optional.empty(), Optional.of(COMMIT)))
                        .arrived(new Arrival(new EventId("delivery-2"), 0, 18, Duration.ZERO));

        assertThat(other.came(applied(List.of()), Duration.ZERO)).isEqualTo(other);
        assertThat(other.decided(planned(Map.of()), Duration.ZERO)).isEqualTo(other);
    }

    @Test
    void says_where_to_follow_what_takes_longer() {
        Journey journey = arrived();

        assertThat(PushReport.of(journey))
                .containsExactly(
                        "⛵ a1b2c3d  not planned yet   event 0/17  +8 ms",
                        "  follow it with ./sailplan log -f, or ./sailplan status");
    }

    @Test
    void a_push_that_deploys_nothing_is_one_calm_line() {
        Decision.NotPlanned nothing =
                new Decision.NotPlanned(
                        EVENT, REPOSITORY, MAIN, "feature is not deployed from; main is", AT);

        assertThat(PushReport.of(arrived().decided(nothing, Duration.ofMillis(20))))
                .containsExactly("⛵ a1b2c3d  feature is not deployed from; main is");
    }

    @Test
    void a_deleted_branch_is_one_line_that_says_nothing_is_pruned() {
        Journey journey =
                Journey.of(new Push(REPOSITORY, MAIN, Optional.of(COMMIT), Optional.empty()))
                        .arrived(new Arrival(EVENT, 0, 17, Duration.ofMillis(8)));
        Decision.NotPlanned nothing =
                new Decision.NotPlanned(
                        EVENT, REPOSITORY, MAIN, "main is gone; nothing is pruned", AT);

        assertThat(PushReport.of(journey.decided(nothing, Duration.ofMillis(20))))
                .containsExactly("⛵ main is gone; nothing is pruned");
    }

    private static Journey arrived() {
        Push push = new Push(REPOSITORY, MAIN, Optional.empty(), Optional.of(COMMIT));
        Journey journey = Journey.of(push);
        Pushed event =
                new Pushed(
                        EVENT,
                        REPOSITORY,
                        MAIN,
                        Optional.empty(),
                        Optional.of(COMMIT),
                        Actor.NOBODY,
                        AT);
        assertThat(journey.causedBy(event)).isTrue();
        return journey.arrived(new Arrival(EVENT, 0, 17, Duration.ofMillis(8)));
    }

    private static Decision.Planned planned(Map<ApplicationKey, Verdict> verdicts) {
        return new Decision.Planned(EVENT, REPOSITORY, MAIN, COMMIT, "green", verdicts, AT);
    }

    private static Verdict released(long generation) {
        return new Verdict.Released(new Generation(generation), PLAN);
    }

    private static List<FieldChange> update(String path, String before, String after) {
        return List.of(
                new FieldChange(
                        path, Optional.of(before), Optional.of(after), new Origin.FromGit()));
    }

    private static Outcome.Applied applied(List<FieldChange> fields) {
        Effect effect = new Effect.Update(CONFIG, fields, new Prediction.Proven());
        Attempt attempt =
                new Attempt(
                        new Subject(WEB, new ClusterUid("1"), REPOSITORY, COMMIT),
                        new Generation(2),
                        PLAN,
                        new Digest("0".repeat(64)),
                        EVENT);
        assertThat(new Effects(List.of(effect)).summary()).isEqualTo("+0 ~1 −0");
        return new Outcome.Applied(
                attempt,
                List.of(new ObjectResult(effect, new Done.Written(), Optional.empty())),
                new Health.Healthy(),
                Timings.NONE,
                AT);
    }
}
