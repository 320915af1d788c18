package dev.sailplan.planner.removal;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static dev.sailplan.planner.lane.PlannerWorld.key;
import static dev.sailplan.planner.lane.PlannerWorld.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.planner.lane.FakeGit;
import dev.sailplan.planner.lane.PlannerWorld;
import dev.sailplan.planner.lane.Written;
import dev.sailplan.planner.state.RepositoryState;
import dev.sailplan.planner.upkeep.Upkeep;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovalsTest {
    private static final String TEAM =
            """
            apiVersion: sailplan.dev/v1
            kind: Applications
            applications:
              - name: db
                plain: {path: apps/db}
                destination: {cluster: dev, namespace: db}
                onRemove: prune
            """;
    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void two_applications() {
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        world.git.commit("sailplan.yaml", with(declaring("web", "db"), "onRemove: prune"));
    }

    @Test
    void prunes_an_application_that_asked_for_it() {
        // Given
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", declaring("web"));

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.released()).containsExactly("db#2");
        assertThat(written.release("db").intent())
                .isEqualTo(written.plans().getFirst().index().intentDigest());
    }

    @Test
    void forgets_an_application_whose_removal_was_applied() {
        // Given
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", declaring("web"));
        world.pushedAndApplied();
        world.git.commit("README.md", "words");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).doesNotContainKey("db");
        assertThat(world.state("db")).isEmpty();
    }

    @Test
    void the_word_that_was_changed_last_decides_what_becomes_of_the_objects() {
        // Given
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", with(declaring("web", "db"), "onRemove: hold"));
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", declaring("web"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).isEmpty();
        assertThat(written.verdicts()).containsEntry("db", "held");
    }

    @Test
    void a_refused_application_that_is_removed_is_not_planned_later() {
        // Given
        world.git.commit(
                "apps/db/ship.yaml",
                "apiVersion: sea.example/v1\nkind: Ship\nmetadata: {name: a}\n");
        assertThat(world.pushed().verdicts()).containsEntry("db", "refused");
        world.git.commit("sailplan.yaml", declaring("web"));
        world.pushed();
        world.clusters.learnShips();

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.released()).isEmpty();
        assertThat(world.state("db")).isEmpty();
    }

    @Test
    void nothing_is_written_to_a_cluster_that_is_not_heard_of() {
        // Given
        world.pushedAndApplied();
        Optional<Facts> facts = world.clusters.facts;
        world.clusters.facts = Optional.empty();
        world.git.commit("sailplan.yaml", declaring("web"));

        // When
        Written gone = world.pushed();
        world.clusters.facts = facts;
        Written back = world.woken(Upkeep.FACTS);

        // Then
        assertThat(gone.plans()).isEmpty();
        assertThat(gone.releases()).isEmpty();
        assertThat(gone.verdicts()).containsEntry("db", "waiting");
        assertThat(back.released()).containsExactly("db#2");
    }

    @Test
    void what_only_an_applier_knows_is_removed_when_it_is_heard() {
        // Given
        world.pushedAndApplied();
        world.claimed("old", 3);

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.of(Decision.Held.class))
                .singleElement()
                .satisfies(held -> assertThat(held.application()).isEqualTo(key("old")));
        assertThat(world.woken(Upkeep.FACTS).all()).isEmpty();
    }

    @Test
    void what_comes_back_with_a_restored_cluster_waits_for_its_removal_without_a_push() {
        // Given
        Release first = world.pushedAndApplied().release("db");
        world.git.commit("sailplan.yaml", declaring("web"));
        Release removal = world.pushedAndApplied().release("db");
        world.git.commit("README.md", "words");
        world.pushed();
        assertThat(world.state("db")).isEmpty();

        // When
        world.applied("db", first);
        world.freed("db", removal.generation());
        Written written = world.woken(Upkeep.status(key("db")));

        // Then
        assertThat(written.of(Decision.Held.class))
                .singleElement()
                .satisfies(held -> assertThat(held.application()).isEqualTo(key("db")));
        assertThat(world.woken(Upkeep.status(key("db"))).all()).isEmpty();
    }

    @Test
    void what_its_cluster_was_never_claimed_for_is_not_removed() {
        // Given
        world.unclaimed("old");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).doesNotContainKey("old");
    }

    @Test
    void a_push_under_way_sees_to_its_own_removals() {
        // Given
        world.pushedAndApplied();
        world.claimed("new", 1);
        RepositoryState state =
                new RepositoryState(world.lane.state(), world.parts, PlannerWorld.SHOP);
        RepositoryState.Tip tip = state.tip(FakeGit.MAIN).orElseThrow();
        world.lane.commit(
                state.putRun(
                        dev.sailplan.common.log.Outputs.NONE,
                        new RepositoryState.Run(tip.event(), tip.commit())));

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void a_file_that_vanished_never_prunes() {
        // Given
        world.git.commit(
                "sailplan.yaml",
                declaring("web")
                        .replace("applications:", "include: [\"teams/*.yaml\"]\napplications:"));
        world.git.commit("teams/other.yaml", TEAM.replace("db", "other"));
        world.git.commit("apps/other/config.yaml", configMap("other", "green"));
        world.git.commit("teams/db.yaml", TEAM);
        world.pushedAndApplied();
        world.git.delete("teams/db.yaml");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).isEmpty();
        assertThat(written.verdicts()).containsEntry("db", "held");
    }

    @Test
    void what_another_repository_took_over_is_not_removed() {
        // Given
        world.pushedAndApplied();
        world.takenOver("db", new RepositoryName("other"));
        world.git.commit("sailplan.yaml", declaring("web"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).isEmpty();
        assertThat(written.plans()).isEmpty();
    }

    @Test
    void an_application_that_owns_nothing_vanishes_with_its_declaration() {
        // Given
        Written first = world.pushed();
        world.endedWithNothing("db", first.release("db"), Status.End.FAILED);
        world.git.commit("sailplan.yaml", declaring("web"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsOnlyKeys("web");
        assertThat(written.plans()).isEmpty();
        assertThat(world.state("db")).isEmpty();
    }

    @Test
    void an_application_that_was_stopped_before_it_wrote_anything_vanishes_then() {
        // Given
        world.git.commit("sailplan.yaml", declaring("web", "db"));
        Written first = world.pushed();
        world.git.commit("sailplan.yaml", declaring("web"));
        assertThat(world.pushed().verdicts()).containsEntry("db", "held");

        // When
        world.endedWithNothing("db", first.release("db"), Status.End.SUPERSEDED);
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.of(Decision.PlanSuperseded.class))
                .singleElement()
                .satisfies(end -> assertThat(end.by()).isEmpty());
        assertThat(world.state("db")).isEmpty();
        world.git.commit("README.md", "words");
        assertThat(world.pushed().verdicts()).containsOnlyKeys("web");
    }

    @Test
    void a_held_removal_is_not_said_again_at_each_push() {
        // Given
        world.git.commit("sailplan.yaml", declaring("web", "db"));
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", declaring("web"));
        world.pushed();
        world.git.commit("README.md", "words");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("db", "held");
        assertThat(written.all()).hasSize(1);
    }
}
