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
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MovesTest {
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
            """;
    private static final String A = "(?s) {2}- name: a.*?(?= {2}- name: b)";
    private static final ObjectId SHARED = new ObjectId("", "ConfigMap", "team", "shared");
    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void shared_belongs_to_a() {
        world.git.commit("apps/a/own.yaml", configMap("own-a", "green"));
        world.git.commit("apps/a/shared.yaml", configMap("shared", "green"));
        world.git.commit("apps/b/own.yaml", configMap("own-b", "green"));
        world.git.commit("sailplan.yaml", MINE);
        world.pushedAndApplied();
    }

    private void move(String from, String to) {
        world.git.delete("apps/" + from + "/shared.yaml");
        world.git.commit("apps/" + to + "/shared.yaml", configMap("shared", "green"));
    }

    /// It is taken out of a, whose releases leave it where it is, and declared in b by a later commit.
    private Written declaredLater(String shared) {
        world.git.commit("apps/a/shared.yaml", shared);
        world.pushedAndApplied();
        world.git.delete("apps/a/shared.yaml");
        world.pushedAndApplied();
        world.git.commit("apps/a/own.yaml", configMap("own-a", "blue"));
        world.pushedAndApplied();
        world.git.commit("apps/b/shared.yaml", shared);
        return world.pushedAndApplied();
    }

    private static String kept() {
        return configMap("shared", "green")
                .replace(
                        "{name: shared",
                        "{annotations: {sailplan.dev/prune: disabled}, name: shared");
    }

    private static Move move(String other) {
        return new Move(SHARED, key(other));
    }

    @Test
    void an_object_that_moves_is_named_in_both_releases() {
        // Given
        move("a", "b");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.release("a").moved().away()).containsExactly(move("b"));
        assertThat(written.release("a").moved().here()).isEmpty();
        assertThat(written.release("b").moved().here()).containsExactly(move("a"));
        assertThat(written.release("b").moved().away()).isEmpty();
    }

    @Test
    void it_moves_the_other_way_and_back() {
        // Given
        move("a", "b");
        world.pushedAndApplied();
        move("b", "a");

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.release("b").moved().away()).containsExactly(move("a"));
        assertThat(written.release("a").moved().here()).containsExactly(move("b"));
        assertThat(written.release("a").moved().away()).isEmpty();
    }

    @Test
    void two_applications_may_swap_their_objects() {
        // Given
        move("a", "b");
        world.git.delete("apps/b/own.yaml");
        world.git.commit("apps/a/other.yaml", configMap("own-b", "green"));

        // When
        Written written = world.pushed();

        // Then
        ObjectId own = new ObjectId("", "ConfigMap", "team", "own-b");
        assertThat(written.release("a").moved().away()).containsExactly(move("b"));
        assertThat(written.release("a").moved().here()).containsExactly(new Move(own, key("b")));
        assertThat(written.release("b").moved().here()).containsExactly(move("a"));
        assertThat(written.release("b").moved().away()).containsExactly(new Move(own, key("a")));
    }

    @Test
    void what_moves_to_an_application_that_is_refused_is_handed_over_all_the_same() {
        // Given
        move("a", "b");
        world.git.commit("apps/b/bad.yaml", "apiVersion: v1\nkind: Nonsense\n");

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.released()).containsExactly("a#2");
        assertThat(written.release("a").moved().away()).containsExactly(move("b"));
    }

    @Test
    void also_where_the_very_file_can_not_be_read() {
        // Given
        move("a", "b");
        world.git.commit("apps/b/shared.yaml", configMap("shared", "green") + "\t: ]");

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.release("a").moved().away()).containsExactly(move("b"));
    }

    @Test
    void a_later_release_of_the_giver_still_hands_it_over() {
        // Given
        move("a", "b");
        world.git.commit("apps/b/bad.yaml", "apiVersion: v1\nkind: Nonsense\n");
        world.pushedAndApplied();
        world.git.commit("apps/a/own.yaml", configMap("own-a", "blue"));

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.release("a").moved().away()).containsExactly(move("b"));
    }

    @Test
    void the_receiver_takes_it_as_soon_as_it_is_no_longer_refused() {
        // Given
        move("a", "b");
        world.git.commit("apps/b/bad.yaml", "apiVersion: v1\nkind: Nonsense\n");
        world.pushedAndApplied();
        world.git.delete("apps/b/bad.yaml");

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.released()).containsExactly("b#2");
        assertThat(written.release("b").moved().here()).containsExactly(move("a"));
    }

    @Test
    void a_giver_that_is_refused_gives_nothing_yet() {
        // Given
        move("a", "b");
        world.git.commit("apps/a/bad.yaml", "apiVersion: v1\nkind: Nonsense\n");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("b#2");
        assertThat(written.release("b").moved().here()).isEmpty();
    }

    @Test
    void what_its_annotation_keeps_is_handed_over_whenever_another_declares_it() {
        // When
        Written written = declaredLater(kept());

        // Then
        assertThat(written.release("b").moved().here()).containsExactly(move("a"));
        world.git.commit("apps/a/own.yaml", configMap("own-a", "red"));
        assertThat(world.pushedAndApplied().release("a").moved().away()).containsExactly(move("b"));
    }

    @Test
    void what_was_pruned_is_nobodys_to_hand_over() {
        // When
        Written written = declaredLater(configMap("shared", "green"));

        // Then
        assertThat(written.release("b").moved().here()).isEmpty();
    }

    @Test
    void what_moves_on_comes_from_the_one_that_had_it_last() {
        // Given
        String third = MINE + MINE.lines().skip(3).limit(3).collect(Collectors.joining("\n"));
        world.git.commit(
                "sailplan.yaml",
                third.replaceFirst("(?s)(.*)name: a", "$1name: aa")
                        .replaceFirst("(?s)(.*)apps/a", "$1apps/aa"));
        world.git.commit("apps/aa/own.yaml", configMap("own-aa", "green"));
        world.pushedAndApplied();
        move("a", "b");
        world.pushedAndApplied();
        move("b", "aa");

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.release("aa").moved().giver(SHARED)).contains(key("b"));
    }

    @Test
    void what_nobody_declares_any_more_is_pruned_again() {
        // Given
        move("a", "b");
        world.git.commit("apps/b/bad.yaml", "apiVersion: v1\nkind: Nonsense\n");
        world.pushedAndApplied();
        world.git.delete("apps/b/shared.yaml");
        world.git.delete("apps/b/bad.yaml");
        world.pushedAndApplied();
        world.git.commit("apps/a/own.yaml", configMap("own-a", "blue"));

        // When
        Written written = world.pushedAndApplied();

        // Then
        assertThat(written.release("a").moved().away()).isEmpty();
    }

    /// The plan of a is the one that was released last, and its removal was held in between.
    @Test
    void an_application_that_a_revert_brings_back_takes_back_what_was_taken() {
        // Given
        move("a", "b");
        world.git.commit(
                "sailplan.yaml", MINE.replaceFirst("(?s) {2}- name: a.*?(?= {2}- name: b)", ""));
        world.pushedAndApplied();
        move("b", "a");
        world.git.commit("sailplan.yaml", MINE);

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.release("a").moved().here()).containsExactly(move("b"));
        assertThat(written.release("b").moved().away()).containsExactly(move("a"));
    }

    /// Its folder is emptied by the commit that moves the object, so that it is refused after all were read.
    @Test
    void what_was_taken_from_an_application_that_was_refused_goes_back_with_a_revert() {
        // Given
        move("a", "b");
        world.git.delete("apps/a/own.yaml");
        world.git.commit("apps/a/README.md", "nothing yet");
        Written taken = world.pushedAndApplied();
        assertThat(taken.verdicts()).containsEntry("a", "refused");
        assertThat(taken.release("b").moved().here()).containsExactly(move("a"));
        move("b", "a");
        world.git.delete("apps/a/README.md");
        world.git.commit("apps/a/own.yaml", configMap("own-a", "green"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.release("a").moved().here()).containsExactly(move("b"));
        assertThat(written.release("b").moved().away()).containsExactly(move("a"));
    }

    /// Declares c, which a and, where it is said so, b depend on, and moves the object to b while a is not declared.
    private Release takenWhileThirdIsNeeded(boolean byBoth) {
        String third = declaringThird(byBoth);
        world.git.commit("apps/c/own.yaml", configMap("own-c", "green"));
        world.git.commit("sailplan.yaml", third);
        Release c = world.pushedAndApplied().release("c");
        applied(world.woken(Upkeep.STATUS));
        move("a", "b");
        world.git.commit("sailplan.yaml", third.replaceFirst(A, ""));
        assertThat(world.pushedAndApplied().release("b").moved().here()).containsExactly(move("a"));
        world.settled("c", c, Status.End.APPLIED, new Health.Progressing("0 of 1 ready"));
        move("b", "a");
        world.git.commit("sailplan.yaml", third);
        return c;
    }

    private void applied(Written written) {
        written.releases().forEach(r -> world.applied(r.subject().application().name().value(), r));
    }

    private static String declaringThird(boolean byBoth) {
        String needed = "    dependsOn: [c]\n";
        String both = MINE.replace("  - name: b", needed + "  - name: b") + (byBoth ? needed : "");
        return both
                + """
                  - name: c
                    plain: {path: apps/c}
                    destination: {cluster: dev, namespace: team}
                """;
    }

    @Test
    void what_has_to_be_taken_back_waits_for_a_dependency_and_is_taken_then() {
        // Given
        Release c = takenWhileThirdIsNeeded(false);
        assertThat(world.pushedAndApplied().verdicts()).containsEntry("a", "waiting");

        // When
        world.applied("c", c);
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.release("a").moved().here()).containsExactly(move("b"));
    }

    @Test
    void what_has_to_be_taken_back_is_taken_also_where_its_giver_waited_as_long() {
        // Given
        Release c = takenWhileThirdIsNeeded(true);
        assertThat(world.pushed().released()).isEmpty();

        // When
        world.applied("c", c);
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.release("a").moved().here()).containsExactly(move("b"));
        assertThat(written.release("b").moved().away()).containsExactly(move("a"));
    }

    /// The removal of a is held, so that its inventory still says that it has the object.
    @Test
    void what_was_pruned_by_who_took_it_is_named_when_its_first_owner_comes_back() {
        // Given
        move("a", "b");
        world.git.commit(
                "sailplan.yaml", MINE.replaceFirst("(?s) {2}- name: a.*?(?= {2}- name: b)", ""));
        world.pushedAndApplied();
        world.git.delete("apps/b/shared.yaml");
        world.pushedAndApplied();
        world.git.commit("apps/b/own.yaml", configMap("own-b", "blue"));
        world.pushedAndApplied();
        world.git.commit("apps/a/shared.yaml", configMap("shared", "green"));
        world.git.commit("sailplan.yaml", MINE);

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.release("a").moved().here()).containsExactly(move("b"));
    }

    @Test
    void the_objects_of_an_application_that_is_removed_can_move() {
        // Given
        move("a", "b");
        world.git.delete("apps/a/own.yaml");
        world.git.commit("apps/b/moved.yaml", configMap("own-a", "green"));
        world.git.commit(
                "sailplan.yaml", MINE.replaceFirst("(?s) {2}- name: a.*?(?= {2}- name: b)", ""));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.release("b").moved().here())
                .containsExactlyInAnyOrder(
                        move("a"),
                        new Move(new ObjectId("", "ConfigMap", "team", "own-a"), key("a")));
    }

    @Test
    void a_retry_says_what_moves_by_then() {
        // Given
        move("a", "b");
        Written written = world.pushed();
        Release failed = written.release("b");
        world.applied("a", written.release("a"));
        world.settled("b", failed, Status.End.FAILED, new Health.Unknown());
        world.woken(Upkeep.STATUS);
        world.now = world.now.plusSeconds(60);

        // When
        Written again = world.woken(Upkeep.STATUS);

        // Then
        assertThat(again.release("b").moved().here()).containsExactly(move("a"));
    }

    @Test
    void an_object_that_two_applications_declare_refuses_both_and_names_both_places() {
        // Given
        world.git.commit("apps/b/again.yaml", configMap("shared", "blue"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).isEmpty();
        assertThat(written.of(Decision.Rejected.class))
                .extracting(r -> r.application().name() + " " + r.problems().getFirst().at().file())
                .containsExactlyInAnyOrder("a apps/a/shared.yaml", "b apps/b/again.yaml");
        assertThat(written.of(Decision.Rejected.class))
                .extracting(r -> r.problems().getFirst().message())
                .anyMatch(
                        m -> m.contains("also declared by application b@dev (apps/b/again.yaml:1)"))
                .anyMatch(m ->
                        m.contains("also declared by application a@dev (apps/a/shared.yaml:1)"));
    }

    @Test
    void an_object_that_two_applications_declared_is_released_when_one_gives_it_up() {
        // Given
        world.git.commit("apps/b/again.yaml", configMap("shared", "blue"));
        world.pushed();
        world.git.delete("apps/a/shared.yaml");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.release("a").moved().away()).containsExactly(move("b"));
        assertThat(written.release("b").moved().here()).containsExactly(move("a"));
    }

    @Test
    void a_namespace_that_is_only_made_may_be_asked_for_by_several() {
        // Given
        world.git.commit(
                "sailplan.yaml",
                MINE.replace("namespace: team}", "namespace: team, createNamespace: true}"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactlyInAnyOrder("a#2", "b#2");
    }
}
