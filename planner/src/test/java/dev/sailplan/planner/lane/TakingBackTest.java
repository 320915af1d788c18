package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Moves.Move;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.planner.upkeep.Upkeep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What moved from a to b, while a was refused, is a's again by a revert.
class TakingBackTest {
    private static final String NONSENSE = "apiVersion: v1\nkind: Nonsense\n";
    private static final ObjectId SHARED = new ObjectId("", "ConfigMap", "team", "shared");
    private static final String MINE =
            """
            apiVersion: sailplan.dev/v1
            kind: Applications
            applications:
              - name: a
                plain: {path: apps/a}
                destination: {cluster: dev, namespace: team}
              - name: b
                plain: {path: apps/b}
                destination: {cluster: dev, namespace: team}
              - name: c
                plain: {path: apps/c}
                destination: {cluster: dev, namespace: team}
            """;

    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void shared_belongs_to_a() {
        world.git.commit("apps/a/own.yaml", configMap("own-a", "green"));
        world.git.commit("apps/a/shared.yaml", configMap("shared", "green"));
        world.git.commit("apps/b/own.yaml", configMap("own-b", "green"));
        world.git.commit("apps/c/own.yaml", configMap("own-c", "green"));
        world.git.commit("sailplan.yaml", MINE);
        world.pushedAndApplied();
    }

    /// Its folder comes to no object, so that it is refused after all were read.
    private void taken() {
        world.git.delete("apps/a/own.yaml");
        move("a", "b");
        world.git.commit("apps/a/README.md", "nothing yet");
        Written written = world.pushedAndApplied();
        assertThat(written.verdicts()).containsEntry("a", "refused");
        assertThat(written.release("b").moved().here()).containsExactly(move("a"));
    }

    private void reverted() {
        world.git.delete("apps/a/README.md");
        world.git.commit("apps/a/own.yaml", configMap("own-a", "green"));
        move("b", "a");
    }

    private void move(String from, String to) {
        world.git.delete("apps/" + from + "/shared.yaml");
        world.git.commit("apps/" + to + "/shared.yaml", configMap("shared", "green"));
    }

    private static Move move(String other) {
        return new Move(SHARED, key(other));
    }

    @Test
    void what_comes_back_from_files_that_can_not_be_read_is_waited_for_in_words() {
        // Given
        taken();
        reverted();
        world.git.commit("apps/b/bad.yaml", NONSENSE);

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.verdicts()).containsEntry("a", "waiting").containsEntry("b", "refused");
        assertThat(written.of(Decision.Delayed.class))
                .singleElement()
                .satisfies(delayed ->
                        assertThat(delayed.reason())
                                .isEqualTo(
                                        "waits for demo/b@dev, which is refused and may have"
                                                + " ConfigMap/shared by now"));
        assertThat(written.released()).isEmpty();
        assertThat(world.woken(Upkeep.STATUS).of(Decision.class)).isEmpty();
        assertThat(world.woken(Upkeep.FACTS).of(Decision.class)).isEmpty();
    }

    @Test
    void it_is_taken_back_as_soon_as_the_other_s_files_can_be_read() {
        // Given
        taken();
        reverted();
        world.git.commit("apps/b/bad.yaml", NONSENSE);
        world.pushedAndApplied();
        world.git.delete("apps/b/bad.yaml");

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.release("a").moved().here()).containsExactly(move("b"));
        assertThat(written.release("b").moved().away()).containsExactly(move("a"));
    }

    @Test
    void it_is_taken_back_also_where_a_commit_changes_who_takes_it() {
        // Given
        taken();
        reverted();
        world.git.commit("apps/b/bad.yaml", NONSENSE);
        world.pushedAndApplied();
        world.git.delete("apps/b/bad.yaml");
        world.git.commit("apps/a/own.yaml", configMap("own-a", "blue"));

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.release("a").moved().here()).containsExactly(move("b"));
    }

    @Test
    void it_is_taken_back_once_the_other_is_taken_out_of_git() {
        // Given
        taken();
        reverted();
        world.git.commit("apps/b/bad.yaml", NONSENSE);
        world.pushedAndApplied();
        world.git.commit(
                "sailplan.yaml", MINE.replaceFirst("(?s) {2}- name: b.*?(?= {2}- name: c)", ""));

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.release("a").moved().here()).containsExactly(move("b"));
    }

    @Test
    void a_folder_that_is_not_there_declares_nothing_of_what_others_do() {
        // Given
        taken();
        reverted();
        world.git.delete("apps/b/own.yaml");

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.verdicts()).containsEntry("b", "refused");
        assertThat(written.release("a").moved().here()).containsExactly(move("b"));
        world.git.commit("apps/b/own.yaml", configMap("own-b", "green"));
        assertThat(world.pushedAndApplied().release("b").moved().away()).containsExactly(move("a"));
    }

    @Test
    void a_folder_that_comes_back_as_it_was_is_seen_to_declare_it_as_well() {
        // Given
        taken();
        reverted();
        world.git.delete("apps/b/own.yaml");
        world.pushedAndApplied();
        world.git.commit("apps/b/own.yaml", configMap("own-b", "green"));
        world.git.commit("apps/b/shared.yaml", configMap("shared", "green"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("a", "refused").containsEntry("b", "refused");
        assertThat(written.released()).isEmpty();
    }

    @Test
    void what_was_never_the_other_s_is_not_waited_for() {
        // Given
        world.git.commit("apps/a/bad.yaml", NONSENSE);
        world.pushedAndApplied();
        world.git.delete("apps/a/bad.yaml");
        world.git.commit("apps/b/bad.yaml", NONSENSE);

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.verdicts())
                .containsEntry("a", "unchanged")
                .containsEntry("b", "refused");
    }

    /// Once more without the object and with it, so that both were released with it.
    @Test
    void what_an_application_has_is_not_waited_for_whoever_had_it_once() {
        // Given
        taken();
        reverted();
        world.pushedAndApplied();
        world.git.commit("apps/b/bad.yaml", NONSENSE);
        world.pushedAndApplied();
        world.git.commit("apps/a/own.yaml", configMap("own-a", "blue"));

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.verdicts()).containsEntry("a", "released #3");
    }

    private Release failedWhileTheGiverShares() {
        world.git.commit("apps/c/again.yaml", configMap("own-a", "green"));
        move("a", "b");
        Written written = world.pushed();
        assertThat(written.verdicts()).containsEntry("a", "refused").containsEntry("c", "refused");
        Release b = written.release("b");
        assertThat(b.moved().here()).isEmpty();
        world.settled("b", b, Status.End.FAILED, new Health.Unknown());
        world.woken(Upkeep.STATUS);
        return b;
    }

    @Test
    void what_shares_an_object_gives_nothing_to_a_retry_either() {
        // Given
        failedWhileTheGiverShares();
        world.now = world.now.plusSeconds(60);

        // When
        Written again = world.woken(Upkeep.STATUS);

        // Then
        assertThat(again.release("b").moved().here()).isEmpty();
    }

    @Test
    void what_shares_nothing_any_more_gives_to_a_retry() {
        // Given
        failedWhileTheGiverShares();
        world.git.delete("apps/c/again.yaml");
        Written written = world.pushedAndApplied();
        assertThat(written.release("a").moved().away()).containsExactly(move("b"));
        world.now = world.now.plusSeconds(60);

        // When
        Written again = world.woken(Upkeep.STATUS);

        // Then
        assertThat(again.release("b").moved().here()).containsExactly(move("a"));
    }
}
