package dev.sailplan.planner.state;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static dev.sailplan.planner.lane.PlannerWorld.key;
import static dev.sailplan.planner.lane.PlannerWorld.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Decision.Delayed;
import dev.sailplan.common.domain.plan.Decision.Held;
import dev.sailplan.common.domain.plan.Decision.PlanSuperseded;
import dev.sailplan.common.domain.plan.Decision.Planned;
import dev.sailplan.common.domain.plan.Decision.Refused;
import dev.sailplan.common.domain.plan.Decision.Rejected;
import dev.sailplan.common.domain.plan.Decision.Successor;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.fake.FakeLane;
import dev.sailplan.common.log.fake.FakeLanes;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.planner.lane.PlannerWork;
import dev.sailplan.planner.lane.PlannerWorld;
import dev.sailplan.planner.lane.Written;
import dev.sailplan.planner.push.BranchPoll;
import dev.sailplan.planner.removal.RepositoryRemoval;
import dev.sailplan.planner.upkeep.Upkeep;
import dev.sailplan.planner.upkeep.UpkeepTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way in which what waits or is held may end.
class SupersededPlansTest {
    private static final String WAITS = with(declaring("web"), "dependsOn: [other]");
    private static final String NOTHING = declaring().stripTrailing() + " []\n";
    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void one_application() {
        world.git.commit("sailplan.yaml", declaring("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
    }

    @AfterEach
    void nothing_ends_twice() {
        Written all = world.all();
        for (Planned planned : all.of(Planned.class)) {
            planned.applications()
                    .forEach((application, verdict) -> {
                        long ends = ends(all, planned.event(), application.value());
                        boolean waits =
                                verdict instanceof Verdict.Waiting
                                        || verdict instanceof Verdict.OnHold;
                        boolean latest = all.of(Planned.class).getLast().equals(planned);
                        if (waits) {
                            assertThat(ends)
                                    .as("ends of " + planned.event() + " for " + application)
                                    .isBetween(latest ? 0L : 1L, 1L);
                        }
                    });
        }
    }

    private static long ends(Written all, EventId event, String application) {
        long released =
                all.releases().stream()
                        .filter(r -> r.event().equals(event))
                        .filter(r -> r.subject().application().value().equals(application))
                        .count();
        long superseded =
                all.of(PlanSuperseded.class).stream()
                        .filter(s -> s.event().equals(event))
                        .filter(s -> s.application().value().equals(application))
                        .filter(s -> s.by().filter(by -> by.event().equals(event)).isEmpty())
                        .count();
        return released + superseded;
    }

    private static PlanSuperseded end(Written written) {
        assertThat(written.of(PlanSuperseded.class)).hasSize(1);
        return written.of(PlanSuperseded.class).getFirst();
    }

    private static Successor planned(Written written) {
        Planned planned = written.of(Planned.class).getFirst();
        return new Successor(planned.event(), planned.commit());
    }

    /// Pushes a commit of which `web` waits, and gives its plan.
    private Plan waiting() {
        world.git.commit("sailplan.yaml", WAITS);
        Written written = world.pushed();
        assertThat(written.verdicts()).containsEntry("web", "waiting");
        return written.plans().getFirst();
    }

    private void appliedThen(String declaration) {
        world.pushedAndApplied();
        world.git.commit("sailplan.yaml", declaration);
    }

    @Test
    void a_plan_that_waits_for_a_dependency_ends_with_its_release_alone() {
        // Given
        world.git.commit("sailplan.yaml", with(declaring("db", "web"), "dependsOn: [db]"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        Written pushed = world.pushed();
        world.applied("db", pushed.release("db"));

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.released()).containsExactly("web#1");
        assertThat(world.all().of(PlanSuperseded.class)).isEmpty();
    }

    @Test
    void a_later_plan_takes_the_place_of_one_that_waits() {
        // Given
        Plan first = waiting();
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));

        // When
        Written written = world.pushed();

        // Then
        PlanSuperseded end = end(written);
        assertThat(end.event()).isEqualTo(first.event());
        assertThat(end.application()).isEqualTo(key("web"));
        assertThat(end.commit()).isEqualTo(first.subject().commit());
        assertThat(end.plan()).contains(first.id());
        assertThat(end.by()).contains(planned(written));
    }

    @Test
    void the_end_comes_before_what_takes_its_place() {
        // Given
        waiting();
        world.git.commit("sailplan.yaml", declaring("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.all().indexOf(end(written)))
                .isLessThan(written.all().indexOf(written.release("web")));
        assertThat(end(written).why()).contains("released in its place as #1");
    }

    @Test
    void a_commit_that_is_rejected_takes_the_place_of_a_plan_that_waits() {
        // Given
        waiting();
        world.git.commit("apps/web/config.yaml", "kind: ConfigMap\n");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.of(Rejected.class)).hasSize(1);
        assertThat(end(written).by()).contains(planned(written));
    }

    @Test
    void a_commit_that_goes_back_to_the_release_ends_a_plan_that_waits() {
        // Given
        world.pushedAndApplied();
        Plan plan = waiting();
        world.git.commit("sailplan.yaml", declaring("web"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "unchanged");
        assertThat(end(written).plan()).contains(plan.id());
        assertThat(end(written).by()).contains(planned(written));
    }

    @Test
    void a_plan_that_a_later_event_comes_to_as_well_goes_on_as_that_ones() {
        // Given
        Plan plan = waiting();
        CommitId words = world.git.commit("README.md", "words");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "waiting");
        assertThat(end(written).plan()).contains(plan.id());
        assertThat(end(written).by()).contains(planned(written));
        assertThat(planned(written).commit()).isEqualTo(words);
    }

    @Test
    void a_later_event_that_releases_the_same_plan_at_once_is_what_took_its_place() {
        // Given
        world.git.commit("sailplan.yaml", with(declaring("db", "web"), "dependsOn: [db]"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        world.applied("db", world.pushed().release("db"));
        world.git.commit("README.md", "words");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("web#1");
        assertThat(end(written).by()).contains(planned(written));
    }

    @Test
    void a_held_removal_ends_when_the_application_is_declared_again() {
        // Given
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        world.git.commit("sailplan.yaml", declaring("web", "db"));
        appliedThen(declaring("web"));
        Held held = world.pushed().of(Held.class).getFirst();
        world.git.commit("sailplan.yaml", declaring("web", "db"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("db", "unchanged");
        assertThat(end(written).event()).isEqualTo(held.event());
        assertThat(end(written).plan()).contains(held.plan());
    }

    @Test
    void a_plan_that_waits_gives_way_to_the_removal_of_its_application() {
        // Given
        world.pushedAndApplied();
        Plan plan = waiting();
        world.git.commit("sailplan.yaml", NOTHING);

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "held");
        assertThat(end(written).plan()).contains(plan.id());
    }

    @Test
    void a_plan_of_an_application_that_was_never_released_ends_with_its_declaration() {
        // Given
        Plan plan = waiting();
        world.git.commit("sailplan.yaml", NOTHING);

        // When
        Written written = world.pushed();

        // Then
        assertThat(world.state("web")).isEmpty();
        assertThat(end(written).plan()).contains(plan.id());
        assertThat(end(written).by()).contains(planned(written));
    }

    @Test
    void an_application_declared_again_in_vain_is_not_released_later() {
        // Given
        String pruned = "onRemove: prune";
        world.git.commit("sailplan.yaml", with(declaring("web"), pruned));
        appliedThen(NOTHING);
        Release removal = world.pushed().release("web");
        waiting();
        world.git.commit("sailplan.yaml", NOTHING);

        // When
        Written written = world.pushed();
        world.applied("web", removal);
        world.claimed("other", 1);
        Written later = world.woken(Upkeep.FACTS);

        // Then
        assertThat(end(written).by()).contains(planned(written));
        assertThat(later.releases()).isEmpty();
    }

    @Test
    void a_refused_application_declared_again_in_vain_is_not_planned_later() {
        // Given
        world.git.commit("sailplan.yaml", with(declaring("web"), "onRemove: prune"));
        appliedThen(NOTHING);
        world.pushed();
        world.git.commit(
                "apps/web/ship.yaml",
                "apiVersion: sea.example/v1\nkind: Ship\nmetadata: {name: a}\n");
        world.git.commit("sailplan.yaml", declaring("web"));
        assertThat(world.pushed().verdicts()).containsEntry("web", "refused");
        world.git.commit("sailplan.yaml", NOTHING);
        world.pushed();
        world.clusters.learnShips();

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.all()).isEmpty();
    }

    @Test
    void a_plan_ends_when_its_application_was_taken_over_and_is_no_longer_declared() {
        // Given
        world.pushedAndApplied();
        Plan plan = waiting();
        world.takenOver("web", new RepositoryName("other"));
        world.git.commit("sailplan.yaml", NOTHING);

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.plans()).isEmpty();
        assertThat(end(written).plan()).contains(plan.id());
        assertThat(world.state("web")).isEmpty();
    }

    @Test
    void a_plan_for_a_cluster_that_was_built_anew_gives_way_to_one_of_the_same_event() {
        // Given
        Plan first = waiting();
        ClusterUid other = new ClusterUid("77aa");
        world.clusters.facts = world.clusters.facts.map(f -> UpkeepTest.rebuilt(f, other));

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(end(written).plan()).contains(first.id());
        assertThat(end(written).by())
                .contains(new Successor(first.event(), first.subject().commit()));
        assertThat(world.state("web").flatMap(ApplicationState::pending))
                .hasValueSatisfying(made -> assertThat(made.plan()).isNotEqualTo(first.id()));
    }

    @Test
    void what_waits_for_a_cluster_without_a_plan_is_superseded_too() {
        // Given
        world.clusters.facts = Optional.empty();
        EventId first = planned(world.pushed()).event();
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(end(written).event()).isEqualTo(first);
        assertThat(end(written).plan()).isEmpty();
        assertThat(end(written).by()).contains(planned(written));
    }

    @Test
    void what_waited_for_a_cluster_and_changes_nothing_gives_way_to_the_release_that_stands() {
        // Given
        Release release = world.pushedAndApplied().release("web");
        Optional<Facts> facts = world.clusters.facts;
        world.clusters.facts = Optional.empty();
        world.git.commit("apps/web/config.yaml", "# words\n" + configMap("web", "green"));
        EventId event = planned(world.pushed()).event();
        world.clusters.facts = facts;

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.all()).hasSize(1);
        assertThat(end(written).event()).isEqualTo(event);
        assertThat(end(written).by())
                .contains(new Successor(release.event(), release.subject().commit()));
    }

    @Test
    void what_waited_for_a_cluster_and_is_rejected_needs_no_other_end() {
        // Given
        Optional<Facts> facts = world.clusters.facts;
        world.clusters.facts = Optional.empty();
        world.git.commit("apps/web/config.yaml", "kind: ConfigMap\n");
        world.pushed();
        world.clusters.facts = facts;

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(written.all()).singleElement().isInstanceOf(Rejected.class);
    }

    @Test
    void a_removal_that_waits_for_a_cluster_over_pushes_is_the_latest_ones() {
        // Given
        appliedThen(NOTHING);
        Optional<Facts> facts = world.clusters.facts;
        world.clusters.facts = Optional.empty();
        EventId first = planned(world.pushed()).event();
        world.git.commit("README.md", "words");
        Written second = world.pushed();
        world.clusters.facts = facts;

        // When
        Written written = world.woken(Upkeep.FACTS);

        // Then
        assertThat(end(second).event()).isEqualTo(first);
        assertThat(written.of(Held.class))
                .singleElement()
                .satisfies(h -> assertThat(h.event()).isEqualTo(planned(second).event()));
        assertThat(written.of(PlanSuperseded.class)).isEmpty();
    }

    @Test
    void another_reason_to_wait_ends_nothing() {
        // Given
        world.git.commit("sailplan.yaml", with(declaring("db", "web"), "dependsOn: [db]"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        Release db = world.pushed().release("db");

        // When
        world.settled("db", db, Status.End.HELD, new Health.Unknown());
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.all()).hasSize(1);
        assertThat(written.of(PlanSuperseded.class)).isEmpty();
    }

    @Test
    void an_older_release_that_was_overtaken_is_not_made_again_while_a_later_plan_waits() {
        // Given
        world.pushed();
        waiting();
        world.claimed("web", 7);

        // When
        Written written = world.woken(Upkeep.STATUS);

        // Then
        assertThat(written.releases()).isEmpty();
        assertThat(written.of(PlanSuperseded.class)).isEmpty();
        assertThat(world.state("web").flatMap(ApplicationState::pending)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_crash_says_no_end_twice(int commits) {
        // Given
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
        world.git.commit(
                "sailplan.yaml",
                with(with(declaring("db"), "dependsOn: [other]") + entry(), "dependsOn: [other]"));
        world.pushed();
        world.git.commit("sailplan.yaml", declaring("web"));
        Inbound push = world.inbound(world.push(Optional.empty()));
        world.lane.crashAfter(commits);
        if (commits < 3) {
            assertThatThrownBy(() -> world.handled(push)).isInstanceOf(FakeLane.Crash.class);
        }
        world.lane.crashAfter(Integer.MAX_VALUE);

        // When
        world.handled(push);

        // Then
        assertThat(world.all().of(PlanSuperseded.class))
                .extracting(PlanSuperseded::application)
                .containsExactlyInAnyOrder(key("web"), key("db"));
    }

    private static String entry() {
        return declaring("web").substring(declaring().length());
    }

    @Test
    void a_repository_that_is_not_configured_any_more_has_nothing_waiting() {
        // Given
        Release release = world.pushedAndApplied().release("web");
        Plan plan = waiting();
        PlannerWork without = new PlannerWork(world.parts, List.of());
        List<String> woken = new ArrayList<>();

        // When
        without.assigned(0, world.lane.state(), new FakeLanes(woken));
        Written written = world.woken(without, RepositoryRemoval.TASK);

        // Then
        assertThat(woken).containsExactly("shop/deploy " + RepositoryRemoval.TASK);
        assertThat(end(written).plan()).contains(plan.id());
        assertThat(end(written).by()).isEmpty();
        assertThat(world.woken(without, RepositoryRemoval.TASK).all()).isEmpty();
        assertThat(world.state("web"))
                .hasValueSatisfying(state -> {
                    assertThat(state.isAtRest()).isTrue();
                    assertThat(state.event()).isEqualTo(release.event());
                });
    }

    @Test
    void a_repository_that_is_configured_again_is_planned_anew() {
        // Given
        world.pushedAndApplied();
        waiting();
        world.woken(new PlannerWork(world.parts, List.of()), RepositoryRemoval.TASK);

        // When
        Written polled = world.woken(BranchPoll.POLL);
        Written written = world.handled(polled.of(Pushed.class).getFirst());

        // Then
        assertThat(written.verdicts()).isEqualTo(Map.of("web", "waiting"));
    }

    @Test
    void an_event_of_a_repository_that_is_not_configured_any_more_is_refused() {
        // Given
        world.git.broken = true;
        EventId event =
                world.handled(world.push(Optional.empty())).of(Delayed.class).getFirst().event();

        // When
        Written written =
                world.woken(new PlannerWork(world.parts, List.of()), RepositoryRemoval.TASK);

        // Then
        assertThat(written.of(Refused.class))
                .singleElement()
                .satisfies(refused -> assertThat(refused.event()).isEqualTo(event));
        assertThat(world.lane.state).isEmpty();
    }

    @Test
    void a_repository_may_have_a_name_that_the_loop_keeps_for_itself() {
        // Given
        RepositoryName loop = new RepositoryName("loop");
        RepositoryState state = new RepositoryState(world.lane.state(), world.parts, loop);
        RepositoryState.Run run = new RepositoryState.Run(new EventId("event"), world.git.commit());

        // When
        world.lane.commit(state.putRun(Outputs.NONE, run));

        // Then
        assertThat(state.run()).contains(run);
        assertThat(world.lane.state.keySet()).noneMatch(key -> key.startsWith("loop/"));
        assertThat(RepositoryState.repositories(world.lane.state())).containsExactly(loop);
    }
}
