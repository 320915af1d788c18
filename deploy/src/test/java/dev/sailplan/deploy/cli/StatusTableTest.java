package dev.sailplan.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.Claim;
import dev.sailplan.common.domain.status.Status.End;
import dev.sailplan.common.domain.status.Status.Settlement;
import java.time.Instant;
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
    private static final PlanId PLAN = PlanId.of(DIGEST);
    private final StatusTable table = new StatusTable();

    @Test
    void shows_a_row_per_application_with_its_reason() {
        table.take(status(End.HELD, "deletes 14 of 40 objects (limit 10)"));

        assertThat(table.lines(NOW))
                .containsExactly(
                        "APP        PLAN  COMMIT   STATE  SINCE  WHY",
                        "shop@prod  #41   aaaaaaa  held   18m    deletes 14 of 40 objects (limit 10)");
        assertThat(table.needsSomebody()).isTrue();
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
        assertThat(table.needsSomebody()).isFalse();
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
        boolean replaced = table.needsSomebody();
        table.take(superseded(Optional.empty()));

        // Then
        assertThat(replaced).isTrue();
        assertThat(table.lines(NOW)).hasSize(1);
        assertThat(table.needsSomebody()).isFalse();
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
                NOW.minusSeconds(18 * 60));
    }

    private static Decision.Planned planned(Verdict verdict) {
        return new Decision.Planned(
                LATER, REPOSITORY, RefName.branch("main"), COMMIT, "t", Map.of(SHOP, verdict), NOW);
    }
}
