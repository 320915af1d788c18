package dev.sailplan.deploy.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.Claim;
import dev.sailplan.common.domain.status.Status.End;
import dev.sailplan.common.domain.status.Status.Latest;
import dev.sailplan.common.domain.status.Status.Settlement;
import dev.sailplan.common.domain.status.Status.Stage;
import dev.sailplan.common.domain.text.ConstantWord;
import dev.sailplan.deploy.plan.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class StatusTableTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ApplicationKey SHOP = ApplicationKey.parse("dev/shop@prod");
    private static final RepositoryName REPOSITORY = new RepositoryName("sample");
    private static final EventId EVENT = new EventId("e");
    private static final EventId LATER = new EventId("later");
    private static final CommitId COMMIT = new CommitId("a".repeat(40));
    private static final Digest DIGEST = new Digest("0".repeat(64));
    private static final Generation NEXT = new Generation(42);
    private static final PlanId PLAN = PlanId.of(DIGEST);
    private final StatusTable table = new StatusTable(List.of(SHOP.cluster()));

    @Test
    void shows_a_row_per_application_with_its_reason() {
        table.take(status(End.HELD, "deletes 14 of 40 objects (limit 10)"));

        assertThat(table.lines(NOW))
                .containsExactly(
                        "APP        PLAN  COMMIT   STATE  SINCE  WHY",
                        "shop@prod  #41   aaaaaaa  held   18m    deletes 14 of 40 objects (limit"
                                + " 10); ./sailplan release shop@prod --reason \"…\" lets it go on,"
                                + " ./sailplan let-go shop@prod --reason \"…\" keeps what it would"
                                + " delete");
        assertThat(table.needsSomebody(NOW)).isTrue();
    }

    @Test
    void what_the_planner_refuses_stands_before_what_the_cluster_has_until_it_is_mended() {
        // Given
        table.take(status(End.APPLIED, "+1 ~0 −0"));

        // When
        Problem problem = new Problem(new SourceLocation("a.yaml", 1, 2), "spec: is missing");
        table.take(planned(new Verdict.Refused(List.of(problem))));

        // Then
        assertThat(table.lines(NOW).get(1))
                .contains("refused")
                .contains("a.yaml:1:2  spec: is missing");

        // When
        table.take(planned(new Verdict.Unchanged()));

        // Then
        assertThat(table.lines(NOW).get(1)).contains("#41").contains("healthy");
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void says_that_a_claimed_release_is_being_applied() {
        Status settled = status(End.APPLIED, "");
        table.take(
                new Status(
                        SHOP,
                        settled.cluster(),
                        REPOSITORY,
                        Optional.of(new Claim(new Generation(42), DIGEST)),
                        settled.settled(),
                        Optional.empty(),
                        new Health.Healthy(),
                        Optional.empty(),
                        Optional.empty(),
                        NOW));

        assertThat(table.lines(NOW).get(1)).contains("#42").contains("applying");
    }

    @Test
    void what_waited_and_was_released_since_is_told_by_its_cluster() {
        // Given
        table.take(planned(new Verdict.Waiting(List.of("waits for db"))));
        assertThat(table.lines(NOW).get(1)).contains("waiting");

        // When
        table.take(status(End.APPLIED, "", LATER));

        // Then
        assertThat(table.lines(NOW).get(1)).contains("#41").contains("healthy");
    }

    @Test
    void what_was_superseded_waits_no_longer() {
        // Given
        table.take(planned(new Verdict.OnHold(PLAN, List.of("needs a review"))));

        // When
        table.take(superseded(Optional.of(new Decision.Successor(LATER, COMMIT))));
        boolean replaced = table.needsSomebody(NOW);
        table.take(superseded(Optional.empty()));

        // Then
        assertThat(replaced).isTrue();
        assertThat(table.lines(NOW)).hasSize(1);
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void what_is_declared_no_longer_and_has_no_object_left_is_not_shown() {
        // Given
        Status status = status(End.APPLIED, "");
        table.take(
                new Status(
                        SHOP,
                        status.cluster(),
                        REPOSITORY,
                        status.claimed(),
                        status.settled(),
                        Optional.of(new Index(List.of()).intentDigest()),
                        new Health.Unknown(),
                        Optional.empty(),
                        Optional.empty(),
                        NOW));
        table.take(planned(new Verdict.OnHold(PLAN, List.of("no longer declared"))));
        assertThat(table.lines(NOW).get(1)).contains("held");

        // When
        table.take(
                new Decision.Approved(
                        LATER,
                        REPOSITORY,
                        SHOP,
                        new Generation(41),
                        PLAN,
                        new Release.Approval("ada", Optional.empty(), Optional.of("moved"), NOW),
                        true,
                        NOW));

        // Then
        assertThat(table.lines(NOW)).hasSize(1);
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void what_was_refused_and_is_gone_from_git_is_not_shown_any_more() {
        // Given
        Problem problem = new Problem(new SourceLocation("a.yaml", 1, 2), "spec: is missing");
        table.take(planned(new Verdict.Refused(List.of(problem))));

        // When
        table.take(planned(Map.of()));

        // Then
        assertThat(table.lines(NOW)).hasSize(1);
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void what_owns_nothing_and_is_gone_from_git_is_not_shown_any_more() {
        // Given
        table.take(planned(new Verdict.Unchanged()));
        table.take(owningNothing(status(End.FAILED, "there is no namespace late")));
        assertThat(table.needsSomebody(NOW)).isTrue();

        // When
        table.take(planned(Map.of()));

        // Then
        assertThat(table.lines(NOW)).hasSize(1);
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void a_removal_that_is_held_vanishes_when_nothing_is_left_to_remove() {
        // Given
        table.take(planned(new Verdict.OnHold(PLAN, List.of("no longer declared"))));
        table.take(owningNothing(status(End.SUPERSEDED, "by #42")));

        // When
        table.take(
                new Decision.PlanSuperseded(
                        EVENT,
                        REPOSITORY,
                        SHOP,
                        COMMIT,
                        Optional.of(PLAN),
                        Optional.empty(),
                        "nothing of it is in the cluster",
                        NOW));

        // Then
        assertThat(table.lines(NOW)).hasSize(1);
    }

    @Test
    void says_what_became_of_the_release_before_one_that_was_refused() {
        // Given
        Problem problem = new Problem(new SourceLocation("a.yaml", 1, 2), "spec: is missing");
        table.take(planned(new Verdict.Refused(List.of(problem))));

        // When
        table.take(status(End.FAILED, "there is no namespace z2"));

        // Then
        assertThat(table.lines(NOW).get(1))
                .contains("refused")
                .endsWith("spec: is missing; #41 failed and is not tried again meanwhile");
    }

    @Test
    void names_the_release_that_is_being_carried_out() {
        // When
        table.take(status(End.APPLIED, "").with(latest(Stage.APPLYING, ""), NOW));

        // Then
        assertThat(table.lines(NOW).get(1)).contains("#42", "bbbbbbb", "applying", "3m");
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void a_release_that_waits_needs_somebody_and_says_what_stands_meanwhile() {
        // When
        table.take(status(End.APPLIED, "").with(latest(Stage.WAITING, "no answer"), NOW));

        // Then
        assertThat(table.lines(NOW).get(1))
                .contains("#42", "waiting", "3m", "no answer; #41 is healthy meanwhile");
        assertThat(table.needsSomebody(NOW)).isTrue();

        // When
        table.take(status(End.APPLIED, ""));

        // Then
        assertThat(table.lines(NOW).get(1)).contains("#41", "healthy");
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void a_release_whose_objects_are_on_their_way_waits_for_nobody_at_first() {
        Status status = status(End.APPLIED, "").with(latest(Stage.WAITING, "is asked"), NOW);
        table.take(
                new Status(
                        SHOP,
                        status.cluster(),
                        REPOSITORY,
                        status.claimed(),
                        status.settled(),
                        status.held(),
                        status.health(),
                        Optional.of(NEXT),
                        Optional.empty(),
                        status.latest(),
                        NOW));

        assertThat(table.lines(NOW).get(1)).contains("#42", "waiting");
        assertThat(table.needsSomebody(NOW.minusSeconds(120))).isFalse();
        assertThat(table.needsSomebody(NOW)).as("three minutes later").isTrue();
    }

    @Test
    void a_release_that_failed_without_a_claim_is_shown_while_its_repository_declares_it() {
        // Given
        table.take(planned(new Verdict.Released(NEXT, PLAN)));

        // When
        table.take(
                status(End.APPLIED, "")
                        .with(latest(Stage.FAILED, "belongs to repository other"), NOW));

        // Then
        assertThat(table.lines(NOW).get(1))
                .contains("#42", "failed", "belongs to repository other");
        assertThat(table.needsSomebody(NOW)).isTrue();

        // When
        table.take(planned(Map.of()));

        // Then
        assertThat(table.lines(NOW).get(1)).contains("#41", "healthy");
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void a_release_that_no_applier_speaks_of_needs_somebody_in_the_end() {
        // When
        table.take(status(End.APPLIED, ""));
        table.take(planned(new Verdict.Released(NEXT, PLAN)));

        // Then
        assertThat(table.lines(NOW).get(1)).contains("#42", "aaaaaaa", "released");
        assertThat(table.needsSomebody(NOW)).isFalse();
        assertThat(table.silent(NOW)).isEmpty();

        // When
        Instant later = NOW.plusSeconds(180);

        // Then
        assertThat(table.silent(later)).containsExactly(SHOP.cluster());
        assertThat(table.lines(later).get(1))
                .contains(
                        "released", "the applier of cluster prod says nothing of it; does it run?");
        assertThat(table.needsSomebody(later)).isTrue();
    }

    @Test
    void a_release_that_left_no_trace_on_its_cluster_says_why() {
        // Given
        table.take(planned(new Verdict.Released(NEXT, PLAN)));

        // When
        table.take(
                new Outcome.Failed(
                        new Attempt(
                                new Subject(SHOP, new ClusterUid("1"), REPOSITORY, COMMIT),
                                NEXT,
                                PLAN,
                                DIGEST,
                                LATER),
                        List.of(),
                        "project dev may not go to cluster prod",
                        Outcome.Timings.NONE,
                        NOW));

        // Then
        assertThat(table.lines(NOW).get(1)).contains("#42", "failed", "may not go to cluster prod");
        assertThat(table.needsSomebody(NOW)).isTrue();
    }

    @Test
    void nothing_is_expected_of_a_cluster_that_was_not_asked_for() {
        StatusTable other = new StatusTable(List.of(new ClusterName("dev")));

        other.take(planned(new Verdict.Released(NEXT, PLAN)));

        assertThat(other.lines(NOW)).hasSize(1);
        assertThat(other.silent(NOW.plusSeconds(180))).isEmpty();
    }

    @Test
    void a_plan_that_waits_says_what_it_waits_for_by_now() {
        // Given
        table.take(planned(new Verdict.Waiting(List.of("waits for db, which is not applied"))));

        // When
        table.take(delayed(LATER, "waits for db, which is not healthy"));

        // Then
        assertThat(table.lines(NOW).get(1)).endsWith("waits for db, which is not healthy");
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void a_plan_that_waited_and_is_held_by_now_says_so_and_what_to_do() {
        // Given
        table.take(planned(new Verdict.Waiting(List.of("waits for db"))));

        // When
        table.take(held("needs a review"));

        // Then
        assertThat(table.lines(NOW).get(1))
                .contains("aaaaaaa", "held")
                .endsWith(
                        "needs a review; no command lets it go on; reverting the commit ends the"
                                + " hold");
        assertThat(table.needsSomebody(NOW)).isTrue();

        // When
        table.take(delayed(LATER, "waits for db"));

        // Then
        assertThat(table.lines(NOW).get(1)).contains("waiting").doesNotContain("review");
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void a_removal_that_is_held_names_its_commands_once() {
        table.take(held("sailplan release shop@prod --reason TEXT deletes them"));

        assertThat(table.lines(NOW).get(1))
                .endsWith("   sailplan release shop@prod --reason TEXT deletes them");
    }

    @Test
    void what_is_refused_when_it_is_looked_at_again_stands_before_what_was_wrong_first() {
        // Given
        table.take(planned(new Verdict.Refused(List.of(problem("no kinds A and B")))));

        // When
        table.take(rejected("no kind B", NOW));

        // Then
        assertThat(table.lines(NOW).get(1)).contains("refused").endsWith("a.yaml:1:2  no kind B");
        assertThat(table.needsSomebody(NOW)).isTrue();
    }

    @Test
    void what_was_applied_and_is_refused_by_now_is_shown_until_its_cluster_says_more() {
        // Given
        table.take(planned(new Verdict.Released(new Generation(41), PLAN)));
        table.take(status(End.APPLIED, "", LATER));

        // When
        table.take(rejected("no kind B", NOW.minusSeconds(60)));

        // Then
        assertThat(table.lines(NOW).get(1)).contains("refused", "no kind B");
        assertThat(table.needsSomebody(NOW)).isTrue();

        // When
        table.take(status(End.APPLIED, "", LATER).with(Optional.empty(), NOW));

        // Then
        assertThat(table.lines(NOW).get(1)).contains("#41", "healthy");
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void what_was_refused_in_a_push_that_came_to_no_end_goes_with_the_next_one() {
        // Given
        table.take(rejected("no kind B", NOW));
        assertThat(table.needsSomebody(NOW)).isTrue();

        // When
        table.take(planned(Map.of()));

        // Then
        assertThat(table.lines(NOW)).hasSize(1);
        assertThat(table.needsSomebody(NOW)).isFalse();
    }

    @Test
    void a_failed_release_says_that_it_is_tried_again() {
        // When
        table.take(status(End.FAILED, "field is immutable", EVENT));

        // Then
        assertThat(table.lines(NOW).get(1))
                .endsWith(
                        "field is immutable; tried again by itself, ever later, about once an hour"
                                + " at last");
    }

    @Test
    void a_failed_release_says_why_it_is_not_tried_again() {
        // Given
        table.take(status(End.FAILED, "no such kind", EVENT));

        // When
        table.take(delayed(EVENT, "#41 is not tried again: it was taken back"));

        // Then
        assertThat(table.lines(NOW).get(1))
                .endsWith("no such kind; #41 is not tried again: it was taken back");
    }

    @Test
    void says_the_same_to_programs() {
        table.take(status(End.APPLIED, "").with(latest(Stage.WAITING, "no answer"), NOW));

        assertThat(table.json(NOW).getFirst().canonical())
                .isEqualTo(
                        "{\"application\":\"dev/shop@prod\",\"commit\":\"bbbbbbb\","
                                + "\"needsSomebody\":true,\"plan\":\"#42\","
                                + "\"since\":\"2026-11-23T11:57:00Z\",\"state\":\"waiting\","
                                + "\"why\":\"no answer; #41 is healthy meanwhile\"}");
    }

    @Test
    void the_json_is_what_its_schema_says() {
        // Given
        Schema schema = Schema.named("cli.Status");
        table.take(status(End.HELD, "deletes 14"));

        // When
        JsonObject json = StatusCommand.json(table.json(NOW), List.of("more"), true);

        // Then
        schema.isOf(List.of(json));
        schema.items("applications").isOf(table.json(NOW));
    }

    @Test
    void every_state_is_in_the_schema() {
        List<String> states = Schema.named("cli.Status").items("applications").words("state");

        for (Health health :
                List.of(
                        new Health.Healthy(),
                        new Health.Progressing("a"),
                        new Health.Degraded("a"),
                        new Health.Stored(),
                        new Health.Unknown())) {
            assertThat(states).contains(ClusterRow.state(health));
        }
        assertThat(states)
                .containsAll(Arrays.stream(Stage.values()).map(ConstantWord::of).toList())
                .containsAll(Arrays.stream(End.values()).map(ConstantWord::of).toList())
                .contains("refused", "held", "waiting", "released");
    }

    private static Decision.Held held(String reason) {
        return new Decision.Held(LATER, REPOSITORY, SHOP, COMMIT, PLAN, List.of(reason), NOW);
    }

    private static Decision.Rejected rejected(String problem, Instant at) {
        return new Decision.Rejected(
                LATER, REPOSITORY, SHOP, COMMIT, List.of(problem(problem)), at);
    }

    private static Problem problem(String message) {
        return new Problem(new SourceLocation("a.yaml", 1, 2), message);
    }

    private static Decision.Delayed delayed(EventId event, String why) {
        return new Decision.Delayed(event, REPOSITORY, Optional.of(SHOP), why, NOW);
    }

    private static Optional<Latest> latest(Stage stage, String why) {
        return Optional.of(
                new Latest(
                        NEXT,
                        new CommitId("b".repeat(40)),
                        LATER,
                        REPOSITORY,
                        stage,
                        why,
                        NOW.minusSeconds(180)));
    }

    private static Status owningNothing(Status of) {
        return new Status(
                of.application(),
                of.cluster(),
                of.owner(),
                of.claimed(),
                of.settled(),
                Optional.of(new Index(List.of()).intentDigest()),
                of.health(),
                of.wants(),
                of.freed(),
                of.at());
    }

    @Test
    void names_the_project_where_two_have_an_application_so_called() {
        // Given
        table.take(status(End.APPLIED, ""));
        ApplicationKey other = ApplicationKey.parse("pay/shop@prod");

        // When
        Verdict waiting = new Verdict.Waiting(List.of("waits for db"));
        table.take(
                new Decision.Planned(
                        LATER,
                        REPOSITORY,
                        RefName.branch("main"),
                        COMMIT,
                        "t",
                        Map.of(other, waiting),
                        NOW));

        // Then
        assertThat(table.lines(NOW).get(1)).startsWith("dev/shop@prod ");
        assertThat(table.lines(NOW).get(2)).startsWith("pay/shop@prod ");
    }

    private static Decision.PlanSuperseded superseded(Optional<Decision.Successor> by) {
        return new Decision.PlanSuperseded(
                LATER, REPOSITORY, SHOP, COMMIT, Optional.of(PLAN), by, "gone", NOW);
    }

    private static Status status(End end, String detail) {
        return status(end, detail, EVENT);
    }

    private static Status status(End end, String detail, EventId event) {
        return new Status(
                SHOP,
                new ClusterUid("1"),
                REPOSITORY,
                Optional.of(new Claim(new Generation(41), DIGEST)),
                Optional.of(new Settlement(new Generation(41), PLAN, COMMIT, event, end, detail)),
                Optional.empty(),
                new Health.Healthy(),
                Optional.empty(),
                Optional.empty(),
                NOW.minusSeconds(18 * 60));
    }

    private static Decision.Planned planned(Verdict verdict) {
        return planned(Map.of(SHOP, verdict));
    }

    private static Decision.Planned planned(Map<ApplicationKey, Verdict> verdicts) {
        return new Decision.Planned(
                LATER, REPOSITORY, RefName.branch("main"), COMMIT, "t", verdicts, NOW);
    }

    @Test
    void of_several_problems_the_first_is_said_and_where_the_others_are() {
        Problem problem = new Problem(new SourceLocation("a.yaml", 1, 2), "spec: is missing");
        table.take(planned(new Verdict.Refused(List.of(problem, problem, problem))));

        assertThat(table.lines(NOW).get(1))
                .endsWith("a.yaml:1:2  spec: is missing; and 2 more (./sailplan plan shop@prod)");
    }

    @Test
    void a_reason_is_wrapped_to_the_width_of_the_terminal() {
        table.take(status(End.HELD, "deletes 14 of 40 objects (limit 10)"));

        List<String> lines = table.lines(NOW, Optional.of(80));

        assertThat(lines).hasSizeGreaterThan(3).allMatch(line -> line.length() <= 80);
        assertThat(lines.get(1)).endsWith("held   18m    deletes 14 of 40 objects (limit 10);");
        assertThat(lines.get(2))
                .isEqualTo(" ".repeat(40) + "./sailplan release shop@prod --reason");
    }

    @Test
    void what_deletes_nothing_is_not_let_go_of() {
        table.take(status(End.HELD, "takes .data.color of ConfigMap/web from kubectl"));

        assertThat(table.lines(NOW).get(1))
                .contains("./sailplan release shop@prod --reason \"…\" lets it go on")
                .doesNotContain("let-go");
    }
}
