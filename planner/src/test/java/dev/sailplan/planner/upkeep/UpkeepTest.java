package dev.sailplan.planner.upkeep;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static dev.sailplan.planner.lane.PlannerWorld.key;
import static dev.sailplan.planner.lane.PlannerWorld.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.home.HomeRepository;
import dev.sailplan.planner.lane.FakeGit;
import dev.sailplan.planner.lane.FakeTree;
import dev.sailplan.planner.lane.PlannerWork;
import dev.sailplan.planner.lane.PlannerWorld;
import dev.sailplan.planner.lane.Written;
import dev.sailplan.planner.state.ManifestMemory;
import dev.sailplan.planner.state.RepositoryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

public class UpkeepTest {
    private static final String NONE_DECLARED = declaring().stripTrailing() + " []\n";
    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void one_application() {
        world.git.commit("sailplan.yaml", declaring("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
    }

    @Test
    void without_facts_an_application_waits_and_is_planned_when_they_come() {
        // Given
        Optional<Facts> facts = world.clusters.facts;
        world.clusters.facts = Optional.empty();
        Written first = world.pushed();
        assertThat(first.verdicts()).containsEntry("web", "waiting");
        assertThat(first.of(Decision.Delayed.class)).hasSize(1);
        world.clusters.facts = facts;

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.released()).containsExactly("web#1");
        assertThat(written.release("web").event())
                .isEqualTo(first.of(Decision.Planned.class).getFirst().event());
    }

    @Test
    void facts_that_are_late_again_are_not_said_again() {
        // Given
        world.clusters.facts = Optional.empty();
        world.pushed();

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void a_kind_that_the_cluster_learns_gets_the_rejected_planned() {
        // Given
        world.git.commit(
                "apps/web/ship.yaml",
                "apiVersion: sea.example/v1\nkind: Ship\nmetadata: {name: a}\n");
        assertThat(world.pushed().verdicts()).containsEntry("web", "refused");
        world.clusters.learnShips();

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.released()).containsExactly("web#1");
    }

    @Test
    void an_unchanged_refusal_is_not_said_again() {
        // Given
        world.git.commit("apps/web/config.yaml", "kind: ConfigMap\n");
        world.pushed();

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void the_word_of_a_cluster_asks_the_remote_for_nothing() {
        // Given
        world.pushedAndApplied();
        int before = world.git.asked;

        // When
        world.woken(Upkeep.FACTS);

        // Then
        assertThat(world.git.asked).isEqualTo(before);
    }

    @Test
    void what_was_refused_on_a_branch_that_is_no_longer_the_default_one_stops_nobody() {
        // Given
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", "nonsense");
        world.pushed();
        RepositoryState state =
                new RepositoryState(world.lane.state(), world.parts, PlannerWorld.SHOP);
        assertThat(state.refused()).hasSize(1);

        // When
        world.lane.commit(
                state.putTip(
                        Outputs.NONE,
                        RefName.branch("trunk"),
                        state.tip(FakeGit.MAIN).orElseThrow()));

        // Then
        assertThat(state.refused()).isEmpty();
        assertThat(state.tips()).containsOnlyKeys(RefName.branch("trunk"));
    }

    @Test
    void bodies_that_are_wanted_are_sent_whole_under_the_same_plan() {
        // Given
        Release release = world.pushed().release("web");
        world.applied("web", release);
        world.wants("web", release.generation());

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        Plan plan = written.plans().getFirst();
        assertThat(plan.id()).isEqualTo(release.plan());
        assertThat(plan.bodies()).hasSize(1);
        assertThat(written.releases()).isEmpty();
    }

    @Test
    void the_plan_of_a_removal_that_is_wanted_is_sent_again() {
        // Given
        world.git.commit("sailplan.yaml", with(declaring("web"), "onRemove: prune"));
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", NONE_DECLARED);
        Release removal = world.pushed().release("web");
        world.wants("web", removal.generation());

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.plans())
                .singleElement()
                .satisfies(plan -> {
                    assertThat(plan.id()).isEqualTo(removal.plan());
                    assertThat(plan.isRemoval()).isTrue();
                });
        assertThat(written.of(Decision.Rejected.class)).isEmpty();
    }

    @Test
    @Timeout(20)
    void bodies_that_are_wanted_are_read_once_the_process_has_room_for_them()
            throws InterruptedException {
        // Given
        Release release = world.pushed().release("web");
        world.applied("web", release);
        world.wants("web", release.generation());
        ManifestMemory memory = new ManifestMemory(1, 0);
        PlannerWork work =
                new PlannerWork(
                        world.parts,
                        List.of(new HomeRepository(PlannerWorld.SHOP, List.of(), world.project)),
                        memory);
        Thread answer = Thread.ofVirtual().unstarted(() -> world.woken(work, Upkeep.STATUS));

        // When
        try (ManifestMemory.Share others = memory.share()) {
            read(others);
            answer.start();

            // Then
            assertThat(answer.join(Duration.ofMillis(200))).as("it is done").isFalse();
            assertThat(world.all().plans()).hasSize(1);
        }
        answer.join();
        assertThat(world.all().plans()).hasSize(2);
        try (ManifestMemory.Share later = memory.share()) {
            read(later);
        }
    }

    private static void read(ManifestMemory.Share share) {
        RepositoryTree tree = share.of(new FakeTree(Map.of("map.yaml", "kind: ConfigMap")));
        assertThat(tree.read(tree.entry("map.yaml").orElseThrow())).isNotEmpty();
    }

    @Test
    void a_wish_that_stays_is_answered_again_only_after_a_while() {
        // Given
        Release release = world.pushed().release("web");
        world.applied("web", release);
        world.wants("web", release.generation());
        world.woken(Upkeep.STATUS);

        // When
        Written at_once = world.woken(Upkeep.STATUS);
        world.now = world.now.plus(Duration.ofSeconds(11));
        Written later = world.woken(Upkeep.STATUS);

        // Then
        assertThat(at_once.all()).isEmpty();
        assertThat(later.plans()).hasSize(1);
    }

    @Test
    void a_host_that_is_away_refuses_no_wish() {
        // Given
        Release release = world.pushed().release("web");
        world.applied("web", release);
        world.wants("web", release.generation());
        world.git.lost = true;
        world.git.broken = true;

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void a_wish_for_another_generation_is_not_ours_to_answer() {
        // Given
        Release release = world.pushed().release("web");
        world.applied("web", release);
        world.wants("web", new Generation(7));

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void a_failed_release_is_released_again_after_a_pause_that_grows() {
        // Given
        Release first = world.pushed().release("web");
        world.settled("web", first, Status.End.FAILED, new Health.Unknown());
        assertThat(world.woken(Upkeep.STATUS).all()).isEmpty();
        assertThat(world.lane.timers.get(Upkeep.status(key("web"))))
                .isEqualTo(world.now.plusSeconds(10));
        world.now = world.now.plusSeconds(10);

        // When
        Release second = world.woken(Upkeep.STATUS).release("web");

        // Then
        assertThat(second.generation()).isEqualTo(new Generation(2));
        assertThat(second.plan()).isEqualTo(first.plan());
        world.settled("web", second, Status.End.FAILED, new Health.Unknown());
        world.woken(Upkeep.STATUS);
        assertThat(world.lane.timers.get(Upkeep.status(key("web"))))
                .isEqualTo(world.now.plusSeconds(20));
    }

    @Test
    void what_always_fails_is_tried_eight_times_in_its_first_hour_and_once_in_each_later_one() {
        // Given
        Release last = world.pushed().release("web");
        Instant pushed = world.now;
        List<Duration> tries = new ArrayList<>();

        // When
        for (int i = 0; i < 12; i++) {
            world.settled("web", last, Status.End.FAILED, new Health.Unknown());
            world.woken(Upkeep.STATUS);
            world.now = Objects.requireNonNull(world.lane.timers.get(Upkeep.status(key("web"))));
            last = world.woken(Upkeep.STATUS).release("web");
            tries.add(Duration.between(pushed, world.now));
        }

        // Then
        assertThat(tries.get(7)).isLessThan(Duration.ofHours(1));
        assertThat(tries.get(8)).isGreaterThan(Duration.ofHours(1));
        for (int i = 9; i < 12; i++) {
            assertThat(tries.get(i).minus(tries.get(i - 1))).isEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void a_push_that_mends_a_failed_release_waits_for_nothing() {
        // Given
        Release first = world.pushed().release("web");
        world.settled("web", first, Status.End.FAILED, new Health.Unknown());
        world.woken(Upkeep.STATUS);
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("web#2");
        world.now = world.now.plus(Duration.ofHours(2));
        assertThat(world.woken(Upkeep.STATUS).all()).isEmpty();
    }

    @Test
    void a_claim_by_another_release_is_answered_above_it() {
        // Given
        world.pushed();
        world.claimed("web", 5);

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.released()).containsExactly("web#6");
    }

    @Test
    void our_own_claim_asks_for_nothing() {
        // Given
        world.applied("web", world.pushed().release("web"));

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void a_dependency_is_waited_for_until_it_is_applied_and_healthy() {
        // Given
        world.git.commit(
                "sailplan.yaml",
                declaring("db", "web").stripTrailing() + "\n    dependsOn: [db]\n");
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        Written pushed = world.pushed();
        assertThat(pushed.released()).containsExactly("db#1");
        assertThat(pushed.verdicts()).containsEntry("web", "waiting");
        Release db = pushed.release("db");

        // When
        world.settled("db", db, Status.End.APPLIED, new Health.Progressing("0 of 1 ready"));
        Written unhealthy = world.woken(Upkeep.STATUS);
        world.applied("db", db);
        Written healthy = world.woken(Upkeep.STATUS);

        // Then
        assertThat(unhealthy.releases()).isEmpty();
        assertThat(healthy.released()).containsExactly("web#1");
        assertThat(healthy.plans()).isEmpty();
    }

    @Test
    void a_plan_that_waited_is_not_released_twice() {
        // Given
        Release release = world.pushed().release("web");
        world.applied("web", release);

        // When
        Written first = world.woken(Upkeep.STATUS);
        Written second = world.woken(Upkeep.FACTS);

        // Then
        assertThat(first.all()).isEmpty();
        assertThat(second.all()).isEmpty();
        assertThat(world.clusters.status(key("web"))).isPresent();
    }

    @Test
    void a_failed_release_is_not_tried_again_once_a_later_commit_was_refused() {
        // Given
        failed();
        world.git.commit("apps/web/config.yaml", "kind: ConfigMap\n");
        assertThat(world.pushed().verdicts()).containsEntry("web", "refused");

        // When
        Written written = triedMuchLater();

        // Then
        assertThat(written.releases()).isEmpty();
        assertThat(written.of(Decision.Delayed.class))
                .singleElement()
                .satisfies(said ->
                        assertThat(said.reason())
                                .startsWith("#1 did not come to its end and is not tried again: ")
                                .endsWith(" was refused"));
        assertThat(world.state("web").orElseThrow().verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(triedMuchLater().all()).isEmpty();
    }

    @Test
    void a_failed_release_is_not_tried_again_once_the_application_is_out_of_git() {
        // Given
        failed();
        world.git.commit("sailplan.yaml", NONE_DECLARED);
        assertThat(world.pushed().verdicts()).containsEntry("web", "held");

        // When
        Written written = triedMuchLater();

        // Then
        assertThat(written.releases()).isEmpty();
        assertThat(written.of(Decision.Delayed.class))
                .singleElement()
                .satisfies(said ->
                        assertThat(said.reason()).endsWith(" no longer declares the application"));
        assertThat(triedMuchLater().all()).isEmpty();
    }

    @Test
    void a_failed_release_is_not_tried_again_while_a_later_plan_waits() {
        // Given
        failed();
        world.git.commit("sailplan.yaml", with(declaring("web"), "dependsOn: [other]"));
        assertThat(world.pushed().verdicts()).containsEntry("web", "waiting");

        // When
        Written written = triedMuchLater();

        // Then
        assertThat(written.releases()).isEmpty();
    }

    @Test
    void a_failed_release_is_not_tried_again_while_nobody_knows_what_is_declared() {
        // Given
        failed();
        world.git.commit("sailplan.yaml", "applications: [");
        world.pushed();

        // When
        Written written = triedMuchLater();

        // Then
        assertThat(written.releases()).isEmpty();
        world.git.commit("sailplan.yaml", declaring("web"));
        assertThat(world.pushed().released()).containsExactly("web#2");
    }

    @Test
    void what_was_taken_back_is_released_at_once_when_a_commit_brings_it_back() {
        // Given
        failed();
        world.git.commit("sailplan.yaml", NONE_DECLARED);
        world.pushed();
        triedMuchLater();
        world.git.commit("sailplan.yaml", declaring("web"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "released #2");
    }

    @Test
    void what_was_stopped_for_a_removal_is_released_again_when_it_is_declared_again() {
        // Given
        Release first = world.pushed().release("web");
        world.git.commit("sailplan.yaml", NONE_DECLARED);
        world.pushed();
        world.git.commit("sailplan.yaml", declaring("web"));
        assertThat(world.pushed().verdicts()).containsEntry("web", "unchanged");

        // When
        world.endedWithNothing("web", first, Status.End.SUPERSEDED);
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.released()).containsExactly("web#2");
    }

    @Test
    void bodies_are_not_sent_for_what_is_out_of_git() {
        // Given
        Release release = world.pushed().release("web");
        world.claimed("web", 1);
        world.wants("web", release.generation());
        world.git.commit("sailplan.yaml", NONE_DECLARED);
        world.pushed();

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.plans()).isEmpty();
    }

    /// The first release of `web`, which failed and waits to be tried again.
    private void failed() {
        Release first = world.pushed().release("web");
        world.settled("web", first, Status.End.FAILED, new Health.Unknown());
        world.woken(Upkeep.STATUS);
    }

    private Written triedMuchLater() {
        world.now = world.now.plus(Duration.ofHours(2));
        return world.woken(Upkeep.STATUS);
    }

    @Test
    void a_plan_that_waits_keeps_nobody_from_caring_for_the_release_before() {
        // Given
        Release release = world.pushed().release("web");
        world.applied("web", release);
        world.git.commit("sailplan.yaml", with(declaring("web"), "dependsOn: [other]"));
        assertThat(world.pushed().verdicts()).containsEntry("web", "waiting");
        world.wants("web", release.generation());

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.plans())
                .singleElement()
                .satisfies(plan -> assertThat(plan.id()).isEqualTo(release.plan()));
    }

    @Test
    void a_push_releases_what_it_finds_waiting_for_nothing_any_more() {
        // Given
        world.git.commit("sailplan.yaml", with(declaring("db", "web"), "dependsOn: [db]"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        world.applied("db", world.pushed().release("db"));
        world.git.commit("README.md", "words");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "released #1");
        assertThat(written.release("web").event())
                .isEqualTo(written.of(Decision.Planned.class).getFirst().event());
    }

    @Test
    void a_plan_that_waits_on_over_a_push_is_released_as_its_answer() {
        // Given
        world.git.commit("sailplan.yaml", with(declaring("db", "web"), "dependsOn: [db]"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        Release db = world.pushed().release("db");
        world.git.commit("README.md", "words");
        Written second = world.pushed();
        assertThat(second.of(Decision.Delayed.class)).isEmpty();
        world.applied("db", db);

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.release("web").event())
                .isEqualTo(second.of(Decision.Planned.class).getFirst().event());
    }

    @Test
    void bodies_are_not_called_impossible_while_facts_are_missing() {
        // Given
        Release release = world.pushed().release("web");
        world.applied("web", release);
        world.wants("web", release.generation());
        world.clusters.facts = Optional.empty();

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void a_status_that_comes_with_the_facts_is_seen() {
        // Given
        world.claimed("web", 4);
        world.takenOver("web", new RepositoryName("other"));
        world.clusters.late = true;

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "refused");
    }

    @Test
    void what_another_repository_took_over_is_left_alone() {
        // Given
        world.pushed();
        world.claimed("web", 5);
        world.takenOver("web", new RepositoryName("other"));

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void reasons_to_wait_are_not_judged_anew_before_the_cluster_is_heard_of() {
        // Given
        world.git.commit("sailplan.yaml", with(declaring("db", "web"), "dependsOn: [db]"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        Release db = world.pushed().release("db");
        world.settled("db", db, Status.End.HELD, new Health.Unknown());
        assertThat(world.woken(Upkeep.STATUS).of(Decision.Delayed.class)).hasSize(1);
        world.clusters.statuses.clear();
        world.clusters.facts = Optional.empty();

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void a_cluster_that_was_built_anew_gets_everything_again() {
        // Given
        world.applied("web", world.pushed().release("web"));
        world.clusters.statuses.clear();
        ClusterUid other = new ClusterUid("77aa");
        world.clusters.facts = world.clusters.facts.map(f -> rebuilt(f, other));

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.released()).containsExactly("web#2");
        assertThat(written.release("web").subject().cluster()).isEqualTo(other);
        assertThat(written.plans().getFirst().bodies()).hasSize(1);
    }

    @Test
    void a_cluster_that_was_restored_from_a_backup_gets_the_latest_release_again() {
        // Given
        Release second = twoApplied();

        // When: it stands as after the first
        restoredToTheFirst(second);
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.released()).containsExactly("web#3");
        assertThat(written.release("web").plan()).isEqualTo(second.plan());
        assertThat(world.woken(Upkeep.STATUS).released()).isEmpty();
    }

    @Test
    void what_a_restored_cluster_lost_comes_back_while_a_newer_commit_is_refused() {
        // Given
        Release second = twoApplied();
        world.git.commit("apps/web/config.yaml", "kind: ConfigMap\n");
        assertThat(world.pushed().verdicts()).containsEntry("web", "refused");

        // When
        restoredToTheFirst(second);
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.release("web").plan()).isEqualTo(second.plan());
        assertThat(world.state("web").orElseThrow().verdict()).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void what_a_restored_cluster_lost_comes_back_while_nobody_knows_what_is_declared() {
        // Given
        Release second = twoApplied();
        world.git.commit("sailplan.yaml", "applications: [");
        world.pushed();

        // When
        restoredToTheFirst(second);
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.release("web").plan()).isEqualTo(second.plan());
    }

    @Test
    void what_a_restored_cluster_lost_comes_back_while_a_newer_plan_waits() {
        // Given
        Release second = twoApplied();
        world.git.commit("sailplan.yaml", with(declaring("web"), "dependsOn: [other]"));
        assertThat(world.pushed().verdicts()).containsEntry("web", "waiting");

        // When
        restoredToTheFirst(second);
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.release("web").plan()).isEqualTo(second.plan());
        assertThat(world.state("web").orElseThrow().pending()).isPresent();
    }

    @Test
    void what_a_restored_cluster_lost_does_not_come_back_while_its_removal_is_held() {
        // Given
        Release second = twoApplied();
        world.git.commit("sailplan.yaml", NONE_DECLARED);
        assertThat(world.pushed().verdicts()).containsEntry("web", "held");

        // When
        restoredToTheFirst(second);
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.releases()).isEmpty();
        assertThat(written.of(Decision.Delayed.class))
                .singleElement()
                .satisfies(said ->
                        assertThat(said.reason())
                                .startsWith("#2 was lost when its cluster was restored")
                                .endsWith(" no longer declares the application"));
    }

    @Test
    void what_failed_and_was_taken_back_does_not_come_back_with_a_restored_cluster() {
        // Given
        failed();
        world.git.commit("apps/web/config.yaml", "kind: ConfigMap\n");
        world.pushed();

        // When
        world.claimed("web", 0);
        world.freed("web", new Generation(1));
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.releases()).isEmpty();
    }

    @Test
    void what_its_cluster_held_and_was_taken_back_does_not_come_back_with_a_restored_cluster() {
        // Given
        world.applied("web", world.pushed().release("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));
        Release second = world.pushed().release("web");
        world.settled("web", second, Status.End.HELD, new Health.Unknown());
        world.woken(Upkeep.STATUS);
        world.git.commit("apps/web/config.yaml", "kind: ConfigMap\n");
        world.pushed();

        // When
        restoredToTheFirst(second);
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.releases()).isEmpty();
        assertThat(written.of(Decision.Delayed.class))
                .singleElement()
                .satisfies(said ->
                        assertThat(said.reason())
                                .startsWith("#2 was lost when its cluster was restored")
                                .endsWith(" was refused"));
    }

    /// Its applier had begun it, and its inventory was restored to before that.
    @Test
    void what_never_settled_and_was_taken_back_does_not_come_back_with_a_restored_cluster() {
        // Given
        Release second = secondUnderWay();
        world.git.commit("apps/web/config.yaml", "kind: ConfigMap\n");
        assertThat(world.pushed().verdicts()).containsEntry("web", "refused");

        // When
        world.freed("web", second.generation());
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.releases()).isEmpty();
        assertThat(written.of(Decision.Delayed.class))
                .singleElement()
                .satisfies(said ->
                        assertThat(said.reason())
                                .startsWith("#2 was lost when its cluster was restored")
                                .endsWith(" was refused"));
    }

    @Test
    void what_never_settled_comes_back_with_a_restored_cluster_while_its_commit_stands() {
        // Given
        Release second = secondUnderWay();

        // When
        world.freed("web", second.generation());
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.release("web").plan()).isEqualTo(second.plan());
    }

    private Release secondUnderWay() {
        world.applied("web", world.pushed().release("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));
        Release second = world.pushed().release("web");
        world.underWay("web", second);
        return second;
    }

    /// The second release of `web`, applied after the first.
    private Release twoApplied() {
        world.applied("web", world.pushed().release("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));
        Release second = world.pushed().release("web");
        world.applied("web", second);
        return second;
    }

    private void restoredToTheFirst(Release lost) {
        world.claimed("web", 1);
        world.freed("web", lost.generation());
    }

    @Test
    void a_planner_that_lost_its_state_counts_on_from_what_a_restored_cluster_had() {
        // Given
        world.claimed("web", 1);
        world.freed("web", new Generation(7));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("web#8");
    }

    public static Facts rebuilt(Facts f, ClusterUid uid) {
        return new Facts(
                f.cluster(),
                uid,
                f.version(),
                f.nodes(),
                f.kinds(),
                f.sealingKey(),
                f.openapi(),
                f.at());
    }
}
