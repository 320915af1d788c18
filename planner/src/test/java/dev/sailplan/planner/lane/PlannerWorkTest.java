package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static dev.sailplan.planner.lane.PlannerWorld.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.log.fake.FakeLane;
import dev.sailplan.common.log.port.Inbound;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlannerWorkTest {
    private final PlannerWorld world = new PlannerWorld();

    @BeforeEach
    void two_applications() {
        world.git.commit("sailplan.yaml", declaring("web", "db"));
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));
        world.git.commit("apps/db/config.yaml", configMap("db", "green"));
    }

    private Written firstPush() {
        Written written = world.pushed();
        written.releases().forEach(r -> world.applied(r.subject().application().name().value(), r));
        return written;
    }

    @Test
    void a_push_is_planned_and_released_application_by_application() {
        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("db#1", "web#1");
        assertThat(written.verdicts())
                .containsEntry("web", "released #1")
                .containsEntry("db", "released #1");
        Plan plan = written.plans().getFirst();
        assertThat(plan.index().entries()).hasSize(1);
        assertThat(plan.bodies()).hasSize(1);
        assertThat(written.releases())
                .allSatisfy(r -> assertThat(r.scope()).isEqualTo(Release.Scope.CHANGED));
    }

    @Test
    void a_plan_comes_before_its_release() {
        // When
        Written written = world.pushed();

        // Then
        Release web = written.release("web");
        List<Object> before = written.all().subList(0, written.all().indexOf(web));
        assertThat(before)
                .anySatisfy(record ->
                        assertThat(record)
                                .isInstanceOfSatisfying(
                                        Plan.class,
                                        plan -> assertThat(plan.id()).isEqualTo(web.plan())));
    }

    @Test
    void a_commit_that_touches_no_application_releases_nothing() {
        // Given
        firstPush();
        world.git.commit("README.md", "words");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.all()).hasSize(1);
        assertThat(written.verdicts())
                .containsEntry("web", "unchanged")
                .containsEntry("db", "unchanged");
    }

    @Test
    void one_changed_file_releases_only_its_application() {
        // Given
        firstPush();
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("web#2");
        assertThat(written.verdicts()).containsEntry("db", "unchanged");
    }

    @Test
    void a_plan_carries_only_bodies_that_are_not_held() {
        // Given
        world.git.commit("apps/web/more.yaml", configMap("more", "green"));
        firstPush();
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));

        // When
        Plan plan = world.pushed().plans().getFirst();

        // Then
        assertThat(plan.index().entries()).hasSize(2);
        assertThat(plan.bodies())
                .singleElement()
                .satisfies(b -> assertThat(b.manifest().canonical()).contains("blue"));
    }

    @Test
    void other_text_for_the_same_objects_is_unchanged() {
        // Given
        firstPush();
        world.git.commit("apps/web/config.yaml", "# a comment\n" + configMap("web", "green"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).isEmpty();
        assertThat(written.verdicts()).containsEntry("web", "unchanged");
    }

    @Test
    void a_tip_that_was_planned_already_is_superseded() {
        // Given
        firstPush();

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.all()).singleElement().isInstanceOf(Decision.Superseded.class);
    }

    @Test
    void an_event_that_names_an_older_commit_is_answered_as_the_branch_stands_now() {
        // Given
        CommitId older = world.git.commit("apps/web/config.yaml", configMap("web", "red"));
        Pushed first = world.push(Optional.of(older));
        world.applied("web", world.handled(first).release("web"));
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));
        firstPush();
        int before = world.git.fetches;

        // When
        Written late = world.handled(world.push(Optional.of(older)));
        Written again = world.handled(first);
        CommitId tip = world.git.commit("apps/web/config.yaml", configMap("web", "black"));
        Written ahead = world.handled(world.push(Optional.of(older)));

        // Then
        assertThat(late.all()).singleElement().isInstanceOf(Decision.Superseded.class);
        assertThat(again.releases()).isEmpty();
        assertThat(ahead.of(Decision.Planned.class).getFirst().commit()).isEqualTo(tip);
        assertThat(ahead.released()).containsExactly("web#3");
        assertThat(world.git.fetches - before).as("it is the tip that counts").isEqualTo(3);
    }

    @Test
    void queued_pushes_of_one_branch_are_one() {
        // Given
        Pushed first = world.push(Optional.empty());
        Inbound second = world.inbound(world.push(Optional.empty()));
        Inbound third = world.inbound(world.push(Optional.empty()));
        world.lane.queue.addAll(List.of(second, third));

        // When
        Written written = world.handled(first);

        // Then
        assertThat(written.of(Decision.Superseded.class)).hasSize(2);
        assertThat(written.of(Decision.Superseded.class).getFirst().event()).isEqualTo(first.id());
        assertThat(written.of(Decision.Planned.class)).hasSize(1);
        assertThat(world.lane.queue).isEmpty();
        assertThat(world.git.fetches).isEqualTo(1);
    }

    @Test
    void a_commit_beside_a_refused_application_does_not_refuse_it_anew() {
        // Given
        world.git.commit("apps/web/config.yaml", "kind: ConfigMap\n");
        assertThat(world.pushed().of(Decision.Rejected.class)).hasSize(1);
        world.git.commit("README.md", "words");

        // When
        Written beside = world.pushed();

        // Then
        assertThat(beside.verdicts()).containsEntry("web", "refused");
        assertThat(beside.of(Decision.Rejected.class)).isEmpty();

        // When
        world.git.commit("apps/web/config.yaml", "apiVersion: v1\nkind: ConfigMap\n");

        // Then
        assertThat(world.pushed().of(Decision.Rejected.class)).hasSize(1);
    }

    @Test
    void one_broken_application_stops_no_other() {
        // Given
        world.git.commit("apps/web/config.yaml", "kind: ConfigMap\n");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("db#1");
        assertThat(written.verdicts()).containsEntry("web", "refused");
        assertThat(written.of(Decision.Rejected.class))
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.problems())
                                .allSatisfy(p ->
                                        assertThat(p.at().file())
                                                .isEqualTo("apps/web/config.yaml")));
    }

    @Test
    void a_broken_declaration_refuses_the_commit() {
        // Given
        firstPush();
        world.git.commit("sailplan.yaml", "apiVersion: sailplan.dev/v1\nkind: Aplications\n");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.all()).singleElement().isInstanceOf(Decision.Refused.class);
    }

    @Test
    void a_mended_file_goes_back_to_what_is_applied() {
        // Given
        firstPush();
        world.git.commit("apps/web/config.yaml", "kind: ConfigMap\n");
        world.pushed();
        world.git.commit("apps/web/config.yaml", configMap("web", "green"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).isEmpty();
        assertThat(written.verdicts()).containsEntry("web", "unchanged");
    }

    @Test
    void lost_state_is_made_good_by_generations_above_the_claim() {
        // Given
        world.claimed("web", 41);

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).containsExactly("db#1", "web#42");
    }

    @Test
    void an_application_of_another_repository_is_refused() {
        // Given
        firstPush();
        world.clusters.statuses.computeIfPresent(
                key("web"),
                (_, s) ->
                        new dev.sailplan.common.domain.status.Status(
                                s.application(),
                                s.cluster(),
                                new dev.sailplan.common.domain.id.RepositoryName("other"),
                                s.claimed(),
                                s.settled(),
                                s.held(),
                                s.health(),
                                s.wants(),
                                s.freed(),
                                s.at()));
        world.git.commit("apps/web/config.yaml", configMap("web", "blue"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("web", "refused");
        assertThat(written.of(Decision.Rejected.class).getFirst().problems().getFirst().message())
                .contains("owned by repository other");
    }

    @Test
    void a_restart_goes_on_with_the_tip_it_began_with() {
        // Given
        Inbound push = world.inbound(world.push(Optional.empty()));
        world.lane.crashAfter(2);
        assertThatThrownBy(() -> world.handled(push)).isInstanceOf(FakeLane.Crash.class);
        world.lane.crashAfter(Integer.MAX_VALUE);
        CommitId newer = world.git.commit("apps/web/config.yaml", configMap("web", "blue"));

        // When
        Written written = world.handled(push);

        // Then
        Decision.Planned planned = written.of(Decision.Planned.class).getFirst();
        assertThat(planned.commit()).isNotEqualTo(newer);
        assertThat(written.releases()).hasSize(1);
        assertThat(written.verdicts())
                .containsEntry("web", "released #1")
                .containsEntry("db", "released #1");
    }

    @Test
    void a_removed_application_is_held_with_its_deletions() {
        // Given
        firstPush();
        world.git.commit("sailplan.yaml", declaring("web"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.released()).isEmpty();
        assertThat(written.verdicts()).containsEntry("db", "held");
        assertThat(written.plans())
                .singleElement()
                .satisfies(plan -> assertThat(plan.index().entries()).isEmpty());
    }

    @Test
    void a_removed_application_stays_held_without_being_said_again() {
        // Given
        firstPush();
        world.git.commit("sailplan.yaml", declaring("web"));
        world.pushed();
        world.git.commit("README.md", "words");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.of(Decision.Held.class)).isEmpty();
        assertThat(written.plans()).isEmpty();
        assertThat(written.verdicts()).containsEntry("db", "held");
    }

    @Test
    void an_application_that_only_its_applier_remembers_is_held_too() {
        // Given
        world.claimed("old", 3);

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts()).containsEntry("old", "held");
    }

    @Test
    void a_deleted_branch_changes_nothing() {
        // Given
        firstPush();
        world.git.deleteBranch();

        // When
        Written written = world.handled(world.push(Optional.empty()));

        // Then
        assertThat(nothingToPlan(written))
                .isEqualTo("main is gone; nothing is pruned, what was applied from it stays");
    }

    @Test
    void a_deleted_default_branch_that_the_remote_does_not_name_any_more_changes_nothing() {
        // Given
        firstPush();
        world.git.deleteBranch();
        world.git.head = Optional.empty();

        // When
        Written written = world.handled(world.push(Optional.empty()));

        // Then
        assertThat(nothingToPlan(written)).startsWith("main is gone; nothing is pruned");
    }

    @Test
    void a_push_to_another_branch_or_a_tag_is_no_fault() {
        // Given
        Optional<CommitId> commit = world.git.remoteTip(PlannerWorld.SHOP, FakeGit.MAIN);

        // When
        Written branch = world.handled(world.push(RefName.branch("feature"), commit));
        Written tag = world.handled(world.push(new RefName("refs/tags/v1"), commit));

        // Then
        assertThat(nothingToPlan(branch)).isEqualTo("feature is not deployed from; main is");
        assertThat(nothingToPlan(tag)).isEqualTo("tag v1 is not deployed from; main is");
    }

    @Test
    void a_push_to_a_repository_without_a_default_branch_is_told_so() {
        // Given
        world.git.head = Optional.empty();

        // When
        Written written = world.handled(world.push(RefName.branch("feature"), Optional.empty()));

        // Then
        assertThat(nothingToPlan(written))
                .isEqualTo(
                        "feature is not deployed from; no branch is: the repository has no default"
                                + " branch");
    }

    private static String nothingToPlan(Written written) {
        assertThat(written.all()).hasSize(1);
        return written.of(Decision.NotPlanned.class).getFirst().why();
    }

    @Test
    void rewritten_history_is_released_with_a_note_where_no_approval_is_asked_for() {
        // Given
        firstPush();
        world.git.rewrite("apps/web/config.yaml", configMap("web", "red"));

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.release("web").approvals())
                .singleElement()
                .satisfies(a -> assertThat(a.person()).contains("does not descend from"));
    }

    @Test
    void nothing_is_released_where_an_approval_is_asked_for() {
        // Given
        PlannerWorld strict =
                new PlannerWorld(dev.sailplan.common.settings.ProjectSettings.Approval.DEFAULT);
        strict.git.commit("sailplan.yaml", declaring("web"));
        strict.git.commit("apps/web/config.yaml", configMap("web", "green"));

        // When
        Written written = strict.pushed();

        // Then
        assertThat(written.released()).isEmpty();
        assertThat(written.verdicts()).containsEntry("web", "held");
    }

    @Test
    void a_link_in_place_of_the_declaration_is_refused_by_name() {
        // Given
        world.git.commit("sailplan.yaml", "link:apps/web/config.yaml");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.of(Decision.Refused.class))
                .singleElement()
                .satisfies(refused ->
                        assertThat(refused.problems().toString())
                                .contains("sailplan.yaml", "is not a file at the root"));
        assertThat(written.releases()).isEmpty();
    }

    @Test
    void a_link_in_place_of_the_folder_of_an_application_is_refused_by_name() {
        // Given
        world.git.delete("apps/web/config.yaml");
        world.git.commit("apps/web", "link:db");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.verdicts())
                .containsEntry("web", "refused")
                .containsEntry("db", "released #1");
        assertThat(written.of(Decision.Rejected.class))
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.problems().toString()).contains("apps/web", "link"));
    }

    @Test
    void a_symbolic_link_among_manifests_is_refused_by_name() {
        // Given
        world.git.commit("apps/web/passwd.yaml", "link:/etc/passwd");

        // When
        Written written = world.pushed();

        // Then
        assertThat(written.of(Decision.Rejected.class).getFirst().problems())
                .singleElement()
                .satisfies(p ->
                        assertThat(p.toString()).startsWith("apps/web/passwd.yaml  is a symbolic"));
    }
}
