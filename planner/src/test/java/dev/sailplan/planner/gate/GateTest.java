package dev.sailplan.planner.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.planner.declare.Approval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final ApplicationKey DB = ApplicationKey.parse("demo/db@dev");
    private static final CommitId COMMIT = new CommitId("a".repeat(40));
    private static final Descent DEPARTS = new Descent.Departs(COMMIT);

    private static Judgement judge(Approval approval, Descent descent, Dependency... needs) {
        return Gate.judge(new Gate.Case(approval, descent, List.of(needs), List.of()));
    }

    private static Status status(long claimed, long settled, Status.End end, Health health) {
        return new Status(
                DB,
                new ClusterUid("0f3c"),
                new RepositoryName("shop"),
                Optional.of(new Status.Claim(new Generation(claimed), Digest.of("release"))),
                Optional.of(
                        new Status.Settlement(
                                new Generation(settled),
                                PlanId.of(Digest.of("plan")),
                                COMMIT,
                                new EventId("event"),
                                end,
                                "")),
                Optional.empty(),
                health,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }

    private static Dependency on(Status status, long latest) {
        return new Dependency(DB, Optional.of(status), new Generation(latest), false, false);
    }

    @Test
    void what_needs_nobody_is_ready() {
        assertThat(judge(Approval.NONE, new Descent.First()))
                .isEqualTo(new Judgement.Ready(List.of()));
        assertThat(judge(Approval.NONE, new Descent.Follows()))
                .isEqualTo(new Judgement.Ready(List.of()));
    }

    @Test
    void a_rewritten_history_is_noted_where_nobody_has_to_approve() {
        assertThat(judge(Approval.NONE, DEPARTS))
                .isInstanceOfSatisfying(
                        Judgement.Ready.class,
                        ready ->
                                assertThat(ready.notes())
                                        .singleElement()
                                        .asString()
                                        .contains("aaaaaaa"));
    }

    @Test
    void an_approval_that_can_not_be_confirmed_holds() {
        assertThat(judge(Approval.REVIEWED, DEPARTS))
                .isInstanceOfSatisfying(
                        Judgement.Holds.class, holds -> assertThat(holds.reasons()).hasSize(2));
    }

    @Test
    void the_strictest_of_all_who_have_a_word_counts() {
        assertThat(Approval.NONE.strictest(Approval.REVIEWED)).isEqualTo(Approval.REVIEWED);
        assertThat(new Approval(true, 3).strictest(Approval.REVIEWED))
                .isEqualTo(new Approval(true, 3));
    }

    @Test
    void a_stop_holds_and_names_who_asked() {
        // When
        Judgement judgement =
                Gate.judge(
                        new Gate.Case(
                                Approval.NONE,
                                new Descent.First(),
                                List.of(),
                                List.of("paused by ana: incident")));

        // Then
        assertThat(judgement).isEqualTo(new Judgement.Holds(List.of("paused by ana: incident")));
    }

    @Test
    void a_dependency_is_met_when_its_latest_release_is_applied_and_works() {
        Dependency met = on(status(2, 2, Status.End.APPLIED, new Health.Healthy()), 2);
        Dependency stored = on(status(2, 2, Status.End.APPLIED, new Health.Stored()), 2);
        assertThat(judge(Approval.NONE, new Descent.First(), met, stored))
                .isInstanceOf(Judgement.Ready.class);
    }

    @Test
    void what_is_stored_is_waited_for_where_it_could_run() {
        Status stored = status(2, 2, Status.End.APPLIED, new Health.Stored());
        Dependency onNodes =
                new Dependency(DB, Optional.of(stored), new Generation(2), false, true);
        assertThat(judge(Approval.NONE, new Descent.First(), onNodes))
                .isEqualTo(
                        new Judgement.Waits(List.of("waits for " + DB + ", which is not healthy")));
    }

    @Test
    void a_dependency_is_waited_for_in_every_other_case() {
        Health healthy = new Health.Healthy();
        List<Dependency> unmet =
                List.of(
                        new Dependency(DB, Optional.empty(), Generation.NONE, false, false),
                        on(status(2, 1, Status.End.APPLIED, healthy), 1),
                        on(status(2, 2, Status.End.APPLIED, healthy), 3),
                        on(status(2, 2, Status.End.FAILED, healthy), 2),
                        on(status(2, 2, Status.End.HELD, healthy), 2),
                        on(status(2, 2, Status.End.APPLIED, new Health.Unknown()), 2),
                        on(status(2, 2, Status.End.APPLIED, new Health.Degraded("0 of 1")), 2),
                        new Dependency(
                                DB,
                                Optional.of(status(2, 2, Status.End.APPLIED, healthy)),
                                new Generation(2),
                                true,
                                false));
        assertThat(unmet)
                .allSatisfy(dependency ->
                        assertThat(judge(Approval.NONE, new Descent.First(), dependency))
                                .isInstanceOf(Judgement.Waits.class));
    }
}
