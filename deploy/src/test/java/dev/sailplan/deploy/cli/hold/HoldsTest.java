package dev.sailplan.deploy.cli.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class HoldsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ApplicationKey SHOP = ApplicationKey.parse("team/shop@dev");
    private static final ApplicationKey OTHER = ApplicationKey.parse("crew/shop@dev");
    private static final RepositoryName REPOSITORY = new RepositoryName("sample");
    private static final EventId EVENT = new EventId("e");
    private static final CommitId COMMIT = new CommitId("a".repeat(40));
    private static final ClusterUid CLUSTER = new ClusterUid("1");
    private static final PlanId PLAN = PlanId.of(Digest.of("plan"));
    private final Holds holds = new Holds();

    private static Status status(ApplicationKey application, Status.End end) {
        return status(application, end, Optional.empty());
    }

    private static Status status(
            ApplicationKey application, Status.End end, Optional<Generation> freed) {
        Generation generation = new Generation(43);
        return new Status(
                application,
                CLUSTER,
                REPOSITORY,
                Optional.of(new Status.Claim(generation, Digest.of("release"))),
                Optional.of(
                        new Status.Settlement(
                                generation, PLAN, COMMIT, EVENT, end, "deletes 14 objects")),
                Optional.empty(),
                new Health.Unknown(),
                Optional.empty(),
                freed,
                NOW);
    }

    private static Outcome.Held outcome() {
        return new Outcome.Held(
                new Attempt(
                        new Subject(SHOP, CLUSTER, REPOSITORY, COMMIT),
                        new Generation(43),
                        PLAN,
                        Digest.of("release"),
                        EVENT),
                Effects.NONE,
                Effects.NONE.digest(),
                List.of("deletes 14 objects"),
                "",
                NOW);
    }

    private static Decision.Held removal() {
        return new Decision.Held(
                EVENT, REPOSITORY, SHOP, COMMIT, PLAN, List.of("no longer declared"), NOW);
    }

    private Hold find(String name) {
        return holds.find(ApplicationArgument.parse(name));
    }

    @Test
    void what_a_cluster_holds_is_found_with_the_effects_that_it_was_held_for() {
        // Given
        holds.take(outcome());
        holds.take(status(SHOP, Status.End.HELD));

        // When
        Hold hold = find("shop@dev#43");

        // Then
        assertThat(hold.target().effects()).contains(Effects.NONE.digest());
        assertThat(hold.target().generation()).isEqualTo(new Generation(43));
        assertThat(hold.repository()).isEqualTo(REPOSITORY);
        assertThat(find("shop")).isEqualTo(hold);
        assertThat(find("team/shop@dev")).isEqualTo(hold);
    }

    @Test
    void a_removal_that_is_held_is_found() {
        // Given
        holds.take(status(SHOP, Status.End.APPLIED));
        holds.take(removal());

        // When
        Hold hold = find("shop@dev");

        // Then
        assertThat(hold.target().effects()).isEmpty();
        assertThat(hold.target().plan()).contains(PLAN);
        assertThat(hold.target().generation()).isEqualTo(new Generation(43));
    }

    /// The planner asks for no other, be the latest release lost with a restored cluster or ended without a claim.
    @Test
    void a_removal_that_is_held_is_named_by_what_its_cluster_is_claimed_for() {
        // Given
        holds.take(status(SHOP, Status.End.APPLIED, Optional.of(new Generation(44))));
        holds.take(removal());

        // Then
        assertThat(find("shop@dev").target().generation()).isEqualTo(new Generation(43));
    }

    @Test
    void what_ended_is_held_no_longer() {
        // Given
        holds.take(removal());
        holds.take(
                new Decision.PlanSuperseded(
                        EVENT,
                        REPOSITORY,
                        SHOP,
                        COMMIT,
                        Optional.of(PLAN),
                        Optional.empty(),
                        "declared again",
                        NOW));
        holds.take(
                new Decision.Planned(
                        EVENT,
                        REPOSITORY,
                        RefName.branch("main"),
                        COMMIT,
                        "title",
                        Map.of(SHOP, new Verdict.Unchanged()),
                        NOW));
        holds.take(status(SHOP, Status.End.APPLIED));

        // Then
        assertThatThrownBy(() -> find("shop@dev"))
                .hasMessage("nothing of shop@dev is held; sailplan status shows what is");
    }

    @Test
    void a_release_that_is_not_the_held_one_any_more_is_refused_in_words() {
        // Given
        holds.take(status(SHOP, Status.End.HELD));

        // Then
        assertThatThrownBy(() -> find("shop@dev#42"))
                .hasMessage("the held plan is shop@dev#43 by now; look again: sailplan status");
    }

    @Test
    void a_name_that_two_projects_have_has_to_be_said_in_full() {
        // Given
        holds.take(status(SHOP, Status.End.HELD));
        holds.take(status(OTHER, Status.End.HELD));

        // Then
        assertThatThrownBy(() -> find("shop@dev"))
                .hasMessageContaining("crew/shop@dev, team/shop@dev");
        assertThat(find("crew/shop@dev").application()).isEqualTo(OTHER);
    }

    @Test
    void an_application_that_nobody_has_is_said_to_be_none() {
        assertThatThrownBy(() -> find("ghost@dev"))
                .hasMessageStartingWith("there is no application ghost@dev");
        assertThatThrownBy(() -> find("shop@dev#x")).isInstanceOf(CommandFailed.class);
    }
}
