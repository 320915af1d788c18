package dev.sailplan.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.effect.Prediction;
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
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Moves;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.wire.json.JsonCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// A plan as `sailplan plan` shows it, from the records that the log has of it.
@NullMarked
class PlanViewTest {
    private static final JsonCodec JSON = new JsonCodec();
    private static final ApplicationKey WEB = ApplicationKey.parse("dev/web@dev");
    private static final ApplicationKey DB = ApplicationKey.parse("dev/db@dev");
    private static final RepositoryName REPOSITORY = new RepositoryName("sample");
    private static final CommitId COMMIT = new CommitId("a1b2c3d".repeat(5) + "a1b2c");
    private static final Subject SUBJECT =
            new Subject(WEB, new ClusterUid("1"), REPOSITORY, COMMIT);
    private static final EventId EVENT = new EventId("delivery-1");
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NOW = AT.plusSeconds(12);
    private static final String CONFIG =
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: web}, data: {color: blue}}";
    private static final JsonObject PROTECTED =
            JsonObject.EMPTY.with(
                    "metadata",
                    JsonObject.EMPTY.with(
                            "annotations",
                            JsonObject.EMPTY.with("sailplan.dev/prune", Json.text("disabled"))));
    private final PlanLog log = new PlanLog(WEB::equals);

    @Test
    void shows_every_object_and_every_field_of_what_was_applied() {
        // Given
        Plan plan = plan("p", entry("ConfigMap", "web", "1"), entry("Service", "web", "2"));
        FieldChange own = change("data.color", "blue", "green", new Origin.FromGit());
        FieldChange back = change("data.a", "2", "1", new Origin.Retaken(List.of("kubectl-edit")));
        log.take(plan);
        log.take(release(plan, 2, Moves.NONE));
        log.take(titled(new Verdict.Released(new Generation(2), plan.id())));
        log.take(
                applied(
                        2,
                        plan,
                        new Effect.Update(
                                object("ConfigMap", "web"),
                                List.of(back, own),
                                new Prediction.Proven()),
                        new Effect.Prune(object("Secret", "old"), new Prediction.Proven())));

        // Then
        assertThat(text(2))
                .containsExactly(
                        "web@dev#2  applied 12s ago  commit a1b2c3d \"green\"  plan "
                                + plan.id().abbreviated(),
                        "  ~ ConfigMap/web/web  apps/web/all.yaml:1:1",
                        "      .data.color  blue → green",
                        "      .data.a      2 → 1         taken back from kubectl-edit",
                        "  − Secret/web/old",
                        "  = Service/web/web  apps/web/all.yaml:1:1",
                        "  3 objects: 1 changed, 1 deleted, 1 unchanged");
    }

    @Test
    void a_new_object_shows_its_fields_and_no_value_of_a_secret() {
        // Given
        Plan plan =
                plan(
                        "p",
                        List.of(body("1", CONFIG), body("2", secret("sealed-one"))),
                        entry("ConfigMap", "web", "1"),
                        entry("Secret", "key", "2"));
        log.take(plan);
        log.take(release(plan, 1, Moves.NONE));
        log.take(
                applied(
                        1,
                        plan,
                        new Effect.Create(object("ConfigMap", "web"), new Prediction.Proven()),
                        new Effect.Create(object("Secret", "key"), new Prediction.Proven())));

        // Then
        assertThat(text(1))
                .contains("      .data.color  blue", "      .data.word  (secret)")
                .noneMatch(line -> line.contains("sealed-one"));
        assertThat(json(1)).doesNotContain("sealed-one");
    }

    @Test
    void an_annotation_of_a_secret_is_told_to_be_new_or_changed_and_never_what_it_says() {
        // Given
        Plan before = annotated("before", "canary-one");
        log.take(before);
        log.take(release(before, 1, Moves.NONE));
        log.take(
                applied(
                        1,
                        before,
                        new Effect.Create(object("Secret", "key"), new Prediction.Proven())));
        List<String> first = text(1);
        Plan now = annotated("now", "canary-two");
        log.take(now);
        log.take(titled(new Verdict.OnHold(now.id(), List.of("a person has to agree"))));

        // Then
        assertThat(first)
                .contains("      .metadata.annotations.copy  (secret)")
                .noneMatch(line -> line.contains("canary"));
        assertThat(PlanText.of(log.view(WEB, Optional.empty()).orElseThrow(), NOW))
                .contains("      .metadata.annotations.copy  (secret) changed")
                .noneMatch(line -> line.contains("canary"));
    }

    private static Plan annotated(String name, String value) {
        String metadata = "{name: key, annotations: {copy: " + value + "}}";
        Body body = body(value, "{apiVersion: v1, kind: Secret, metadata: " + metadata + "}");
        return plan(name, List.of(body), entry("Secret", "key", value));
    }

    @Test
    void what_no_cluster_was_asked_about_is_compared_with_what_was_applied_before() {
        // Given
        Plan before =
                plan(
                        "before",
                        List.of(
                                body("1", CONFIG),
                                body("2", secret("sealed-one")),
                                new Body(digest("6"), PROTECTED)),
                        entry("ConfigMap", "web", "1"),
                        entry("Secret", "key", "2"),
                        entry("Service", "web", "5"),
                        entry("ConfigMap", "kept", "6"));
        log.take(before);
        log.take(release(before, 1, Moves.NONE));
        log.take(applied(1, before));
        Plan now =
                plan(
                        "now",
                        List.of(
                                body("3", CONFIG.replace("blue", "green")),
                                body("4", secret("sealed-two"))),
                        entry("ConfigMap", "web", "3"),
                        entry("Secret", "key", "4"));
        log.take(now);
        log.take(titled(new Verdict.OnHold(now.id(), List.of("a person has to agree"))));

        // When
        PlanView view = log.view(WEB, Optional.empty()).orElseThrow();

        // Then
        assertThat(view.needsSomebody()).isTrue();
        assertThat(PlanText.of(view, NOW))
                .contains(
                        "web@dev  held 12s ago  commit a1b2c3d \"green\"  plan "
                                + now.id().abbreviated(),
                        "  a person has to agree",
                        "  no command lets it go on; reverting the commit ends the hold",
                        "      .data.color  blue → green",
                        "      .data  (secret) changed",
                        "  − Service/web/web",
                        "  = ConfigMap/web/kept  stays: sailplan.dev/prune: disabled")
                .noneMatch(line -> line.contains("sealed-"));
    }

    @Test
    void a_held_release_says_why_and_what_to_do_until_something_newer_comes() {
        // Given
        Plan plan = plan("p");
        Effects effects =
                new Effects(
                        List.of(
                                new Effect.Prune(
                                        object("ConfigMap", "web"), new Prediction.Proven())));
        log.take(plan);
        log.take(release(plan, 2, Moves.NONE));
        log.take(
                new Outcome.Held(
                        attempt(2, plan),
                        effects,
                        effects.digest(),
                        List.of("deletes 12 of 16 objects"),
                        "sailplan release web@dev#2 lets it go on",
                        AT));

        // Then
        assertThat(text(2))
                .contains(
                        "  deletes 12 of 16 objects",
                        "  sailplan release web@dev#2 lets it go on",
                        "  − ConfigMap/web/web");
        assertThat(log.view(WEB, Optional.empty()).orElseThrow().needsSomebody()).isTrue();

        // When
        log.take(release(plan, 3, Moves.NONE));

        // Then
        assertThat(log.view(WEB, number(2)).orElseThrow().needsSomebody()).isFalse();
        assertThat(text(2)).noneMatch(line -> line.contains("lets it go on"));
    }

    @Test
    void an_object_that_failed_says_so_with_its_place() {
        Plan plan = plan("p", entry("ConfigMap", "web", "1"));
        log.take(plan);
        log.take(release(plan, 1, Moves.NONE));
        log.take(
                new Outcome.Failed(
                        attempt(1, plan),
                        List.of(
                                new ObjectResult(
                                        new Effect.Create(
                                                object("ConfigMap", "web"),
                                                new Prediction.Invalid("no")),
                                        new Done.Failed("no"),
                                        Optional.empty())),
                        "ConfigMap/web: no",
                        Timings.NONE,
                        AT));

        assertThat(text(1))
                .contains(
                        "  ConfigMap/web: no",
                        "  + ConfigMap/web/web  apps/web/all.yaml:1:1  failed: no");
    }

    @Test
    void what_was_not_made_again_shows_the_field_that_was_to_change_and_its_error_once() {
        // Given
        String error = "data: Invalid value: field is immutable when `immutable` is set";
        Plan before = plan("b", List.of(body("1", CONFIG)), entry("ConfigMap", "web", "1"));
        Plan plan =
                plan(
                        "p",
                        List.of(body("3", CONFIG.replace("blue", "green"))),
                        entry("ConfigMap", "web", "3"));
        ObjectId object = object("ConfigMap", "web");
        log.take(before);
        log.take(release(before, 1, Moves.NONE));
        log.take(applied(1, before, new Effect.Create(object, new Prediction.Proven())));
        log.take(plan);
        log.take(release(plan, 2, Moves.NONE));

        // When
        log.take(
                new Outcome.Failed(
                        attempt(2, plan),
                        List.of(
                                new ObjectResult(
                                        new Effect.Replace(
                                                object, error, new Prediction.Invalid(error)),
                                        new Done.Failed(error),
                                        Optional.empty())),
                        "ConfigMap/web: " + error,
                        Timings.NONE,
                        AT));

        // Then
        assertThat(text(2))
                .containsSubsequence(
                        "  ConfigMap/web: " + error,
                        "  ~ ConfigMap/web/web  apps/web/all.yaml:1:1  failed, as said above",
                        "      .data.color  blue → green",
                        "  1 object: 1 changed");
    }

    @Test
    void an_object_that_was_warned_of_says_so() {
        Plan plan = plan("p", entry("ConfigMap", "web", "1"));
        Effect created = new Effect.Create(object("ConfigMap", "web"), new Prediction.Proven());
        log.take(plan);
        log.take(release(plan, 1, Moves.NONE));
        log.take(
                new Outcome.Applied(
                        attempt(1, plan),
                        List.of(
                                new ObjectResult(created, new Done.Written(), Optional.empty())
                                        .warning(List.of("use the new field"))),
                        new Health.Unknown(),
                        Timings.NONE,
                        AT));

        assertThat(text(1))
                .contains(
                        "  + ConfigMap/web/web  apps/web/all.yaml:1:1  warning: use the new field");
    }

    @Test
    void what_moved_says_who_gave_it_up() {
        Plan plan = plan("p", entry("ConfigMap", "web", "1"));
        ObjectId object = object("ConfigMap", "web");
        log.take(plan);
        log.take(release(plan, 1, new Moves(List.of(), List.of(new Moves.Move(object, DB)))));
        log.take(applied(1, plan, new Effect.Update(object, List.of(), new Prediction.Proven())));

        assertThat(text(1))
                .contains("  ~ ConfigMap/web/web  apps/web/all.yaml:1:1  given up by db@dev");
    }

    @Test
    void a_release_under_way_shows_what_it_is_about_to_do() {
        Plan plan = plan("p", entry("ConfigMap", "web", "1"));
        log.take(plan);
        log.take(release(plan, 1, Moves.NONE));
        assertThat(text(1).getFirst()).startsWith("web@dev#1  released 12s ago");

        log.take(
                new Outcome.Started(
                        attempt(1, plan),
                        List.of(
                                new Outcome.Intent(
                                        new Effect.Create(
                                                object("ConfigMap", "web"),
                                                new Prediction.Predicted("its namespace is new")),
                                        Optional.empty())),
                        AT));

        assertThat(text(1).getFirst()).startsWith("web@dev#1  applying 12s ago");
        assertThat(text(1)).anyMatch(line -> line.endsWith("predicted: its namespace is new"));
    }

    @Test
    void a_commit_that_is_refused_says_why_before_the_plan_that_stands() {
        // Given
        Plan plan = plan("p");
        Problem problem = new Problem(SourceLocation.wholeFile("a.yaml"), "is not valid");
        log.take(plan);
        log.take(release(plan, 1, Moves.NONE));
        log.take(applied(1, plan));

        // When
        log.take(titled(new Verdict.Refused(List.of(problem))));

        // Then
        PlanView view = log.view(WEB, Optional.empty()).orElseThrow();
        assertThat(view.generation()).contains(g(1));
        assertThat(view.needsSomebody()).isTrue();
        assertThat(PlanText.of(view, NOW).subList(0, 2))
                .containsExactly(
                        "web@dev  commit a1b2c3d is refused; the plan that stands is below",
                        "  " + problem);
        assertThat(json(1))
                .contains("\"stop\":{\"commit\":", "\"state\":\"refused\"", "is not valid");
    }

    @Test
    void what_is_waited_for_is_told_as_the_planner_said_it_last() {
        // Given
        Plan plan = plan("p");
        log.take(plan);
        log.take(delayed(EVENT, "waits for db"));
        log.take(titled(new Verdict.Waiting(List.of("waits for db"))));

        // When
        log.take(delayed(EVENT, "waits for cache"));

        // Then
        assertThat(log.view(WEB, Optional.empty()).orElseThrow().why())
                .containsExactly("waits for cache");

        // When: it is about a release of another event
        log.take(delayed(new EventId("delivery-0"), "#1 is not tried again"));

        // Then
        assertThat(log.view(WEB, Optional.empty()).orElseThrow().why())
                .containsExactly("waits for cache");
    }

    @Test
    void what_was_refused_and_waits_by_now_stops_nothing() {
        // Given
        Problem problem = new Problem(SourceLocation.wholeFile("a.yaml"), "no kind B");
        log.take(titled(new Verdict.Refused(List.of(problem))));

        // When
        log.take(plan("p"));
        log.take(delayed(EVENT, "waits for db"));

        // Then
        PlanView view = log.view(WEB, Optional.empty()).orElseThrow();
        assertThat(view.stop()).isEmpty();
        assertThat(view.why()).containsExactly("waits for db");
    }

    private static Decision.Delayed delayed(EventId event, String reason) {
        return new Decision.Delayed(event, REPOSITORY, Optional.of(WEB), reason, AT);
    }

    @Test
    void what_is_said_when_the_planner_looks_again_counts_as_its_newest_word() {
        // Given
        Plan plan = plan("p");
        Problem problem = new Problem(SourceLocation.wholeFile("a.yaml"), "no kind B");
        log.take(titled(new Verdict.Waiting(List.of("waits for db"))));

        // When
        log.take(new Decision.Rejected(EVENT, REPOSITORY, WEB, COMMIT, List.of(problem), AT));

        // Then
        assertThat(log.stop(WEB).orElseThrow().why()).containsExactly(problem.toString());

        // When
        log.take(new Decision.Held(EVENT, REPOSITORY, WEB, COMMIT, plan.id(), List.of("why"), AT));

        // Then
        assertThat(log.stop(WEB).orElseThrow())
                .isEqualTo(
                        new PlanView.Stop(
                                COMMIT,
                                PlanView.Stop.Kind.HELD,
                                List.of(
                                        "why",
                                        "no command lets it go on; reverting the commit ends the"
                                                + " hold")));

        // When
        log.take(plan);

        // Then
        assertThat(log.stop(WEB)).isEmpty();
        assertThat(log.view(WEB, Optional.empty()).orElseThrow().state())
                .isEqualTo(PlanView.State.HELD);
    }

    @Test
    void a_hold_is_over_when_its_plan_was_released_or_ended_since() {
        // Given
        Plan plan = plan("p");
        CommitId later = new CommitId("c".repeat(40));
        Decision.Held held =
                new Decision.Held(
                        EVENT,
                        REPOSITORY,
                        WEB,
                        later,
                        plan.id(),
                        List.of("why"),
                        AT.minusSeconds(1));
        log.take(plan);
        log.take(held);
        assertThat(log.view(WEB, Optional.empty()).orElseThrow().needsSomebody()).isTrue();

        // When
        log.take(release(plan, 1, Moves.NONE));

        // Then
        assertThat(log.view(WEB, Optional.empty()).orElseThrow().needsSomebody()).isFalse();

        // When
        log.take(held);
        log.take(
                new Decision.PlanSuperseded(
                        EVENT,
                        REPOSITORY,
                        WEB,
                        later,
                        Optional.of(plan.id()),
                        Optional.empty(),
                        "gone",
                        AT));

        // Then
        assertThat(log.stop(WEB)).isEmpty();
    }

    @Test
    void a_refusal_is_over_when_the_same_commit_was_released_since() {
        Plan plan = plan("p");
        Problem problem = new Problem(SourceLocation.wholeFile("a.yaml"), "no kind B");
        log.take(
                new Decision.Rejected(
                        EVENT, REPOSITORY, WEB, COMMIT, List.of(problem), AT.minusSeconds(1)));
        log.take(plan);
        log.take(release(plan, 1, Moves.NONE));

        assertThat(log.view(WEB, Optional.empty()).orElseThrow().needsSomebody()).isFalse();
    }

    @Test
    void nothing_else_of_the_fleet_is_kept_but_its_names() {
        log.take(
                new Decision.Planned(
                        EVENT,
                        REPOSITORY,
                        RefName.branch("main"),
                        COMMIT,
                        "green",
                        Map.of(DB, new Verdict.Unchanged()),
                        AT));

        assertThat(log.known()).containsExactly(DB);
        assertThat(log.found()).isEmpty();
    }

    @Test
    void the_json_is_what_its_schema_says() {
        // Given
        Schema schema = Schema.named("cli.Plan");
        Plan plan = plan("p", entry("ConfigMap", "web", "1"));
        FieldChange taken = change("data.a", "1", "2", new Origin.Taken(List.of("hpa")));
        Effect update =
                new Effect.Update(
                        object("ConfigMap", "web"), List.of(taken), new Prediction.Proven());
        Problem problem = new Problem(SourceLocation.wholeFile("a.yaml"), "is not valid");
        log.take(plan);
        log.take(
                release(
                        plan,
                        1,
                        new Moves(List.of(), List.of(new Moves.Move(update.object(), DB)))));
        log.take(titled(new Verdict.Released(g(1), plan.id())));
        log.take(applied(1, plan, update));
        log.take(titled(new Verdict.Refused(List.of(problem))));
        JsonObject released = jsonOf(number(1));

        // When
        log.take(plan);
        log.take(titled(new Verdict.OnHold(plan.id(), List.of("needs a review"))));
        JsonObject held = jsonOf(Optional.empty());

        // Then
        schema.isOf(List.of(released, held));
        schema.member("stop").isOf(List.of(released.object("stop")));
        JsonObject object = (JsonObject) released.array("objects").getFirst();
        schema.items("objects").isOf(List.of(object));
        schema.items("objects")
                .items("fields")
                .isOf(List.of((JsonObject) object.array("fields").getFirst()));
        assertThat(schema.words("state")).containsExactlyElementsOf(words(PlanView.State.values()));
        assertThat(schema.member("stop").words("state"))
                .containsExactlyElementsOf(words(PlanView.Stop.Kind.values()));
        assertThat(schema.words("basis")).containsExactlyElementsOf(words(PlanView.Basis.values()));
        assertThat(schema.items("objects").words("change"))
                .containsExactlyElementsOf(words(ObjectView.Change.values()));
        assertThat(released.canonical())
                .contains(
                        "\"origin\":\"taken\"",
                        "\"managers\":[\"hpa\"]",
                        "\"state\":\"applied\"",
                        "\"generation\":1");
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
    }

    private JsonObject jsonOf(Optional<Generation> release) {
        return (JsonObject) PlanJson.of(log.view(WEB, release).orElseThrow());
    }

    private List<String> text(long release) {
        return PlanText.of(log.view(WEB, number(release)).orElseThrow(), NOW);
    }

    private String json(long release) {
        return PlanJson.of(log.view(WEB, number(release)).orElseThrow()).canonical();
    }

    private static Generation g(long number) {
        return new Generation(number);
    }

    private static Optional<Generation> number(long number) {
        return Optional.of(g(number));
    }

    private static ObjectId object(String kind, String name) {
        return new ObjectId("", kind, "web", name);
    }

    private static Digest digest(String text) {
        return Digest.of(text);
    }

    private static IndexEntry entry(String kind, String name, String digest) {
        return new IndexEntry(
                object(kind, name),
                "v1",
                digest(digest),
                0,
                new SourceLocation("apps/web/all.yaml", 1, 1));
    }

    private static Body body(String digest, String yaml) {
        return new Body(digest(digest), JSON.object(yaml.replaceAll("([A-Za-z0-9-]+)", "\"$1\"")));
    }

    private static String secret(String value) {
        return "{apiVersion: v1, kind: Secret, metadata: {name: key}, data: {word: " + value + "}}";
    }

    private static Plan plan(String name, IndexEntry... entries) {
        return plan(name, List.of(), entries);
    }

    private static Plan plan(String name, List<Body> bodies, IndexEntry... entries) {
        return new Plan(
                PlanId.of(digest(name)),
                SUBJECT,
                digest("inputs"),
                new PlanOptions(
                        "web",
                        false,
                        Limits.DEFAULT,
                        true,
                        PlanOptions.Adopt.IDENTICAL,
                        PlanOptions.Drift.CORRECT,
                        Duration.ofMinutes(5)),
                new Index(List.of(entries)),
                bodies,
                Optional.empty(),
                EVENT,
                AT);
    }

    private static Release release(Plan plan, long generation, Moves moves) {
        return new Release(
                SUBJECT,
                g(generation),
                plan.id(),
                plan.intentDigest(),
                Release.Scope.CHANGED,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                EVENT,
                AT,
                Optional.of(moves));
    }

    private static Attempt attempt(long generation, Plan plan) {
        return new Attempt(SUBJECT, g(generation), plan.id(), digest("release"), EVENT);
    }

    private static Outcome.Applied applied(long generation, Plan plan, Effect... effects) {
        return new Outcome.Applied(
                attempt(generation, plan),
                List.of(effects).stream()
                        .map(it -> new ObjectResult(it, new Done.Written(), Optional.empty()))
                        .toList(),
                new Health.Healthy(),
                Timings.NONE,
                AT);
    }

    private static FieldChange change(String path, String before, String after, Origin origin) {
        return new FieldChange(path, Optional.of(before), Optional.of(after), origin);
    }

    private static Decision.Planned titled(Verdict verdict) {
        return new Decision.Planned(
                EVENT,
                REPOSITORY,
                RefName.branch("main"),
                COMMIT,
                "green",
                Map.of(WEB, verdict),
                AT);
    }
}
