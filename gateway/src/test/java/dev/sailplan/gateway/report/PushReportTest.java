package dev.sailplan.gateway.report;

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
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.LimitSources;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Moves;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.gateway.report.Journey.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Origin RETAKEN = new Origin.Retaken(List.of("kubectl-edit"));
    private static final Verdict REFUSED =
            new Verdict.Refused(
                    List.of(
                            new Problem(
                                    new SourceLocation("apps/db/deploy.yaml", 14, 9),
                                    "spec.replicas: \"two\" is not an integer")));
    private static final Attempt ATTEMPT =
            new Attempt(
                    new Subject(WEB, new ClusterUid("1"), REPOSITORY, COMMIT),
                    new Generation(2),
                    PLAN,
                    new Digest("0".repeat(64)),
                    EVENT);

    @Test
    void tells_the_one_field_that_changed_and_when_each_step_was_done() {
        // Given
        Journey journey =
                arrived()
                        .released(release(Moves.NONE), Duration.ofMillis(61))
                        .decided(
                                planned(Map.of(WEB, released(2), DB, new Verdict.Unchanged())),
                                Duration.ofMillis(70))
                        .came(
                                applied(update("data.color", "blue", "green")),
                                Duration.ofMillis(148));

        // When
        List<String> lines = report(journey);

        // Then
        assertThat(lines)
                .containsExactly(
                        "⛵ a1b2c3d \"green\"   event 0/17  +8 ms",
                        "  web@dev#2  ~1  ConfigMap/web .data.color blue → green   planned +61 "
                                + " applied +148  healthy +148 ms",
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

        assertThat(report(journey))
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

        assertThat(report(journey))
                .containsExactly(
                        "⛵ a1b2c3d \"green\"  refused, nothing changed (1 problem)   event 0/17  +8"
                                + " ms",
                        "  web@dev  refused, nothing of it changed (1 problem)",
                        "    apps/web/deploy.yaml:14:9  spec.replicas: \"two\" is not an integer",
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

        assertThat(report(journey).get(1)).contains(".data.password changed");
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
        List<String> lines = report(journey);

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
                Journey.of(
                                new Push(REPOSITORY, MAIN, Optional.empty(), Optional.of(COMMIT)),
                                PriorState.UNKNOWN)
                        .arrived(new Arrival(new EventId("delivery-2"), 0, 18, Duration.ZERO));

        assertThat(other.came(applied(List.of()), Duration.ZERO)).isEqualTo(other);
        assertThat(other.decided(planned(Map.of()), Duration.ZERO)).isEqualTo(other);
    }

    @Test
    void says_where_to_follow_what_takes_longer() {
        Journey journey = arrived();

        assertThat(report(journey))
                .containsExactly(
                        "⛵ a1b2c3d  not planned yet   event 0/17  +8 ms",
                        "  follow it with ./sailplan log -f, or ./sailplan status");
    }

    @Test
    void a_push_that_deploys_nothing_is_one_calm_line() {
        Decision.NotPlanned nothing =
                new Decision.NotPlanned(
                        EVENT, REPOSITORY, MAIN, "feature is not deployed from; main is", AT);

        assertThat(report(arrived().decided(nothing, Duration.ofMillis(20))))
                .containsExactly("⛵ a1b2c3d  feature is not deployed from; main is");
    }

    @Test
    void a_deleted_branch_is_one_line_that_says_nothing_is_pruned() {
        Journey journey =
                Journey.of(
                                new Push(REPOSITORY, MAIN, Optional.of(COMMIT), Optional.empty()),
                                PriorState.UNKNOWN)
                        .arrived(new Arrival(EVENT, 0, 17, Duration.ofMillis(8)));
        Decision.NotPlanned nothing =
                new Decision.NotPlanned(
                        EVENT, REPOSITORY, MAIN, "main is gone; nothing is pruned", AT);

        assertThat(report(journey.decided(nothing, Duration.ofMillis(20))))
                .containsExactly("⛵ main is gone; nothing is pruned");
    }

    @Test
    void the_commits_own_changes_stand_before_what_it_takes_back() {
        // Given
        List<FieldChange> fields =
                List.of(
                        change("metadata.labels.tier", "two", "one", RETAKEN),
                        change("spec.replicas", "5", "2", RETAKEN),
                        change("data.color", "blue", "green", new Origin.FromGit()));
        Journey journey =
                arrived()
                        .decided(planned(Map.of(WEB, released(2))), Duration.ofMillis(20))
                        .came(applied(fields), Duration.ofMillis(90));

        // When
        List<String> lines = report(journey);

        // Then
        assertThat(lines.get(1))
                .contains(
                        "~1  ConfigMap/web .data.color blue → green .metadata.labels.tier two → one"
                                + " taken back from kubectl-edit and 1 more");
        assertThat(lines).contains("  every object and field: ./sailplan plan web@dev");
    }

    @Test
    void each_of_a_few_objects_has_a_line_of_its_own() {
        // Given
        ObjectId other = new ObjectId("", "ConfigMap", "web", "aaa");
        Effect takenBack =
                new Effect.Update(
                        other,
                        List.of(change("data.k", "2", "1", RETAKEN)),
                        new Prediction.Proven());
        Effect own =
                new Effect.Update(
                        CONFIG, update("data.color", "blue", "green"), new Prediction.Proven());
        Journey journey =
                arrived()
                        .decided(planned(Map.of(WEB, released(2))), Duration.ofMillis(20))
                        .came(applied(result(takenBack), result(own)), Duration.ofMillis(90));

        // Then
        assertThat(report(journey).get(1)).startsWith("  web@dev#2  +0 ~2 −0   planned");
        assertThat(report(journey).subList(2, 4))
                .containsExactly(
                        "    ~ ConfigMap/web .data.color blue → green",
                        "    ~ ConfigMap/aaa .data.k 2 → 1 taken back from kubectl-edit");
    }

    @Test
    void what_was_refused_before_is_one_line_behind_what_the_push_brought() {
        // Given
        Journey journey =
                arrived(new PriorState(Map.of(DB, REFUSED), Map.of()))
                        .decided(
                                planned(Map.of(DB, REFUSED, WEB, released(2))),
                                Duration.ofMillis(20))
                        .came(applied(update("data.color", "a", "b")), Duration.ofMillis(90));

        // Then
        assertThat(report(journey))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("  web@dev#2"))
                .endsWith(
                        "  1 application still refused as before: db@dev; ./sailplan status says"
                                + " why");
        assertThat(report(journey)).hasSize(3).noneMatch(line -> line.contains("replicas"));
    }

    @Test
    void an_empty_push_beside_a_refused_application_changed_nothing_and_refused_nothing() {
        Journey journey =
                arrived(new PriorState(Map.of(DB, REFUSED), Map.of()))
                        .decided(planned(Map.of(DB, REFUSED)), Duration.ofMillis(20));

        assertThat(report(journey))
                .containsExactly(
                        "⛵ a1b2c3d \"green\"  nothing changed   event 0/17  +8 ms",
                        "  1 application still refused as before: db@dev; ./sailplan status says"
                                + " why");
    }

    @Test
    void who_changes_a_file_with_a_problem_reads_of_it_again() {
        Journey journey =
                arrived(new PriorState(Map.of(DB, REFUSED), Map.of()))
                        .decided(planned(Map.of(DB, REFUSED)), Duration.ofMillis(20));

        assertThat(PushReport.of(journey, Set.of("apps/db/deploy.yaml")))
                .contains(
                        "  db@dev  refused, nothing of it changed (1 problem)",
                        "    apps/db/deploy.yaml:14:9  spec.replicas: \"two\" is not an integer");
    }

    @Test
    void an_application_whose_release_failed_is_not_called_untouched() {
        Journey journey =
                arrived(new PriorState(Map.of(), Map.of(WEB, settled(Status.End.FAILED, "no"))))
                        .decided(
                                planned(Map.of(WEB, new Verdict.Unchanged())),
                                Duration.ofMillis(20));

        assertThat(report(journey).getLast())
                .isEqualTo(
                        "  1 application still failed as before: web@dev; ./sailplan status says"
                                + " why");
    }

    @Test
    void what_is_held_again_for_the_same_reason_is_one_line() {
        // Given
        Outcome.Held held =
                new Outcome.Held(
                        ATTEMPT,
                        Effects.NONE,
                        Effects.NONE.digest(),
                        List.of("deletes 12 of 16 objects"),
                        "sailplan release web@dev#2",
                        AT);
        Journey first =
                arrived()
                        .decided(planned(Map.of(WEB, released(2))), Duration.ofMillis(20))
                        .came(held, Duration.ofMillis(90));
        Journey again =
                arrived(
                                new PriorState(
                                        Map.of(),
                                        Map.of(
                                                WEB,
                                                settled(
                                                        Status.End.HELD,
                                                        "deletes 12 of 16 objects"))))
                        .decided(planned(Map.of(WEB, released(2))), Duration.ofMillis(20))
                        .came(held, Duration.ofMillis(90));

        // Then
        assertThat(report(first))
                .contains(
                        "  web@dev#2  held: deletes 12 of 16 objects",
                        "    sailplan release web@dev#2",
                        "  every object and field: ./sailplan plan web@dev");
        assertThat(report(again).getLast())
                .startsWith("  1 application still held as before: web@dev");
    }

    @Test
    void what_moved_or_was_let_go_of_says_from_whom_and_to_whom() {
        // Given
        Moves moves =
                new Moves(
                        List.of(new Moves.Move(new ObjectId("", "Secret", "web", "key"), DB)),
                        List.of(new Moves.Move(CONFIG, DB), new Moves.Move(CONFIG, WEB)));
        Journey journey =
                arrived()
                        .released(release(moves), Duration.ofMillis(10))
                        .decided(planned(Map.of(WEB, released(2))), Duration.ofMillis(20))
                        .came(applied(update("data.color", "a", "b")), Duration.ofMillis(90));

        // Then
        assertThat(report(journey))
                .contains("    ConfigMap/web given up by db@dev", "    Secret/key left to db@dev")
                .doesNotContain("    ConfigMap/web given up by web@dev");
    }

    @Test
    void what_is_left_alone_says_why() {
        ObjectResult kept =
                new ObjectResult(
                        new Effect.Unchanged(CONFIG, new Prediction.Proven()),
                        new Done.Kept("another object has its name now"),
                        Optional.empty());
        Journey journey =
                arrived()
                        .decided(planned(Map.of(WEB, released(2))), Duration.ofMillis(20))
                        .came(applied(kept), Duration.ofMillis(90));

        assertThat(report(journey))
                .contains("    ConfigMap/web left alone: another object has its name now");
    }

    @Test
    void what_is_warned_of_is_said_once_for_all_objects_and_not_without_end() {
        // Given
        List<ObjectResult> results = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            results.add(
                    result(new Effect.Create(config(name), new Prediction.Proven()))
                            .warning(List.of("use the new field")));
        }
        results.add(
                result(new Effect.Create(config("d"), new Prediction.Proven()))
                        .warning(List.of("one", "two", "three", "four\u001b[2J")));
        Journey journey =
                arrived()
                        .decided(planned(Map.of(WEB, released(2))), Duration.ofMillis(20))
                        .came(applied(results.toArray(ObjectResult[]::new)), Duration.ofMillis(90));

        // Then
        assertThat(report(journey))
                .containsSubsequence(
                        "    warning: ConfigMap/a, ConfigMap/b and 1 more: use the new field",
                        "    warning: ConfigMap/d: one",
                        "    warning: ConfigMap/d: two",
                        "    warning: ConfigMap/d: three",
                        "    and 1 more warnings: ./sailplan plan shows each");
    }

    private static ObjectId config(String name) {
        return new ObjectId("", "ConfigMap", "web", name);
    }

    @Test
    void who_declares_a_limit_above_the_projects_is_told_so() {
        // Given
        PlanOptions options =
                new PlanOptions(
                                "web",
                                false,
                                new Limits(100, 100),
                                true,
                                PlanOptions.Adopt.IDENTICAL,
                                PlanOptions.Drift.CORRECT,
                                Duration.ofMinutes(5))
                        .under(LimitSources.Source.PROJECT, new Limits(10, 100));
        Plan plan =
                new Plan(
                        PLAN,
                        ATTEMPT.subject(),
                        new Digest("0".repeat(64)),
                        options,
                        new Index(List.of()),
                        List.of(),
                        Optional.empty(),
                        EVENT,
                        AT);
        Journey journey =
                arrived()
                        .planned(plan)
                        .decided(planned(Map.of(WEB, released(2))), Duration.ofMillis(20));

        // Then
        assertThat(PushReport.of(journey, Set.of("sailplan.yaml")))
                .contains("  web@dev  limits.deletions counts up to 10, the limit of project dev");
        assertThat(report(journey)).noneMatch(line -> line.contains("limits."));
    }

    private static List<String> report(Journey journey) {
        return PushReport.of(journey, Set.of());
    }

    private static FieldChange change(String path, String before, String after, Origin origin) {
        return new FieldChange(path, Optional.of(before), Optional.of(after), origin);
    }

    private static Status.Settlement settled(Status.End end, String detail) {
        return new Status.Settlement(new Generation(1), PLAN, COMMIT, EVENT, end, detail);
    }

    private static Release release(Moves moves) {
        return new Release(
                ATTEMPT.subject(),
                new Generation(2),
                PLAN,
                new Digest("0".repeat(64)),
                Release.Scope.CHANGED,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                EVENT,
                AT,
                Optional.of(moves));
    }

    private static Journey arrived() {
        return arrived(PriorState.UNKNOWN);
    }

    private static Journey arrived(PriorState prior) {
        Push push = new Push(REPOSITORY, MAIN, Optional.empty(), Optional.of(COMMIT));
        Journey journey = Journey.of(push, prior);
        Pushed event =
                new Pushed(
                        EVENT,
                        REPOSITORY,
                        MAIN,
                        Optional.empty(),
                        Optional.of(COMMIT),
                        Actor.NOBODY,
                        AT);
        return journey.after(event, 0, 17, Duration.ofMillis(8));
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
        return applied(result(new Effect.Update(CONFIG, fields, new Prediction.Proven())));
    }

    private static ObjectResult result(Effect effect) {
        return new ObjectResult(effect, new Done.Written(), Optional.empty());
    }

    private static Outcome.Applied applied(ObjectResult... results) {
        return new Outcome.Applied(
                ATTEMPT, List.of(results), new Health.Healthy(), Timings.NONE, AT);
    }
}
