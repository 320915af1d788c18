package dev.sailplan.deploy.failpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.deploy.failpoint.Shore.Pushed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Planner and applier are killed after every call they make of the world, and go on with what was begun: nothing
/// is lost, each generation ends once, each changed object is written once, each run starts once.
///
/// At each failpoint the process dies once, at a call that the seed chooses (`-Dsailplan.failpoints.seed=`, else 1);
/// `-Dsailplan.failpoints=all` kills it at every call.
@NullMarked
@SuppressWarnings("NullAway.Init")
class FailpointsIT {
    private static final String THROUGH_MEMORY =
            "the tree it calls is ManifestMemory$Counted, whose own call is passed";

    /// What no push, start or stop passes for sure, and what shows it instead.
    private static final Map<String, String> ELSEWHERE =
            Map.ofEntries(
                    Map.entry(
                            "dev.sailplan.applier.access.LabelledObjects.beside>Cluster.kinds",
                            "a definition is gone while objects come back: applier's MovesTest"),
                    Map.entry(
                            "dev.sailplan.common.log.loop.Committer.commit>LogSession.abort",
                            "the group has moved on: LoopContract"),
                    Map.entry(
                            "dev.sailplan.common.log.read.Follower.findStart>Log.ends",
                            "neither service follows from the end: FollowerTest"),
                    Map.entry(
                            "dev.sailplan.common.log.loop.TopicOutages.ask>Log.describe",
                            "a topic can't be written: MissingTopicTest"),
                    Map.entry(
                            "dev.sailplan.planner.home.PastCommits.isThere>GitMirrors.fetch",
                            "the mirror has lost a commit: UpkeepTest"),
                    Map.entry(
                            "dev.sailplan.planner.home.PastCommits.isThere>GitMirrors.descends",
                            "the mirror has lost a commit: FaultsTest"),
                    Map.entry(
                            "dev.sailplan.planner.declare.Application$Plain.entries>RepositoryTree.walk",
                            THROUGH_MEMORY),
                    Map.entry(
                            "dev.sailplan.planner.application.ApplicationPlanner.plan>RepositoryTree.entry",
                            THROUGH_MEMORY),
                    Map.entry(
                            "dev.sailplan.planner.application.ApplicationContents.read>RepositoryTree.entry",
                            THROUGH_MEMORY),
                    Map.entry(
                            "dev.sailplan.planner.render.PlainRenderer.contents>RepositoryTree.read",
                            THROUGH_MEMORY),
                    Map.entry(
                            "dev.sailplan.planner.render.LinkTargetIds.found>RepositoryTree.walk",
                            THROUGH_MEMORY),
                    Map.entry(
                            "dev.sailplan.planner.state.ManifestMemory$Counted.list>RepositoryTree.list",
                            "nobody lists a folder of a tree that is counted: ManifestMemoryTest"),
                    Map.entry(
                            "dev.sailplan.planner.state.ManifestMemory$Counted.size>RepositoryTree.size",
                            "nobody asks a size of a tree that is counted: ManifestMemoryTest"),
                    Map.entry(
                            "dev.sailplan.applier.cluster.Cluster.uid>Cluster.identity",
                            "every cluster answers it by a question of its own: ClusterContract"),
                    Map.entry(
                            "dev.sailplan.applier.store.ConfigMapStore.delete>Cluster.delete",
                            "an inventory of more than 200 entries shrinks: ApplierTest"),
                    Map.entry(
                            "dev.sailplan.applier.dryrun.Autoscalers.live>Cluster.list",
                            "a Deployment is resized by an autoscaler: AutoscaledTest"),
                    Map.entry(
                            "dev.sailplan.applier.rollout.ServedKindsWait.asked>Cluster.kindsOf",
                            "a definition is new: FoundationTest"),
                    Map.entry(
                            "dev.sailplan.applier.rollout.ServedKindsWait.reason>Cluster.get",
                            "a definition is not served in time: FoundationTest"),
                    Map.entry(
                            "dev.sailplan.applier.dryrun.Observer.tried>Cluster.get",
                            "an object is there that we never wrote: ApplierTest"),
                    Map.entry(
                            "dev.sailplan.applier.rollout.RolloutWait.read>Cluster.look",
                            "what a stage wrote is not healthy at once: ApplierTest"),
                    Map.entry(
                            "dev.sailplan.applier.access.LabelledObjects.beside>Cluster.listMetadata",
                            "many deletions are waited for at once, or many objects come back:"
                                    + " LeavingTest, MovesTest"),
                    Map.entry(
                            "dev.sailplan.applier.write.LetGoStep.tried>Cluster.replace",
                            "objects are let go: HeldTest"),
                    Map.entry(
                            "dev.sailplan.applier.write.ObjectWrite.own>Cluster.patch",
                            "an object that a tool wrote becomes ours: AdoptionIT"),
                    Map.entry(
                            "dev.sailplan.planner.render.LinkResolution.follow>RepositoryTree.entry",
                            "a file is a symbolic link: PlainFilesTest"),
                    Map.entry(
                            "dev.sailplan.planner.render.LinkResolution.text>RepositoryTree.read",
                            "a file is a symbolic link: PlainFilesTest"),
                    Map.entry(
                            "dev.sailplan.planner.render.LinkTargetIds.of>RepositoryTree.entry",
                            "a file is a symbolic link: PlainFilesTest"));

    /// Passed at the very first start alone.
    private static final List<Failpoint> FIRST =
            List.of(
                    Failpoint.parse(
                            "dev.sailplan.applier.announce.DocumentsReport.body>Cluster.openApi"),
                    Failpoint.parse("dev.sailplan.common.log.loop.Loop.partitionOf>Log.describe"),
                    Failpoint.parse(
                            "dev.sailplan.applier.store.ConfigMapStore.createNamespace>Cluster.apply"));

    /// Passed by whoever takes up what another one began.
    private static final Failpoint RESUMED =
            Failpoint.parse("dev.sailplan.planner.push.PushRun.isReadable>GitMirrors.commit");

    @TempDir static Path folder;
    private static Shore shore;
    private static Services services;
    private static Pushed first;
    private static final Survey SURVEY = new Survey(Failpoints.ofTheCode());

    @BeforeAll
    static void survey() throws IOException {
        shore = new Shore(folder);
        services = Services.prepare(shore.installation());
        first = shore.push();
        for (Failpoint at : FIRST) {
            startAndDie(new Death(Scenario.START, at, 1), first);
        }
        restart();
        shore.awaitEnd(first);
        surveyPush();
        surveyStart();
        surveyResume();
        services.stop();
        SURVEY.add(Scenario.STOP, services.passes());
        services.end();
        restart();
    }

    private static void surveyPush() {
        var _ = services.passes();
        shore.awaitEnd(shore.push());
        SURVEY.add(Scenario.PUSH, services.passes());
    }

    private static void surveyStart() {
        services.close();
        Pushed pushed = shore.push();
        restart();
        shore.awaitEnd(pushed);
        SURVEY.add(Scenario.START, services.passes());
    }

    /// Where a poll found the commit before its webhook came, the two are one push, and nothing is resumed.
    private static void surveyResume() {
        Map<Failpoint, Integer> passes = Map.of();
        for (int tries = 0; tries < 5 && !passes.containsKey(RESUMED); tries++) {
            Pushed pushed = pushAndDie(inTheMiddle());
            restart();
            shore.awaitEnd(pushed);
            passes = services.passes();
        }
        SURVEY.add(Scenario.RESUME, passes);
    }

    /// The event is begun, and nothing of it is planned.
    private static Death inTheMiddle() {
        return new Death(Scenario.PUSH, SURVEY.of(Scenario.PUSH, "GitMirrors.commit"), 1);
    }

    @AfterAll
    static void end() {
        services.close();
        shore.close();
    }

    @Test
    void every_call_of_the_world_is_a_failpoint_that_is_passed_or_shown_elsewhere() {
        Set<String> missed = words(SURVEY.missed());
        Set<String> code = words(Failpoints.ofTheCode());
        Set<String> elsewhere = new TreeSet<>(ELSEWHERE.keySet());
        elsewhere.addAll(words(FIRST));

        assertThat(missed).isSubsetOf(elsewhere);
        assertThat(code).as("what is shown elsewhere is in the code").containsAll(elsewhere);
    }

    private static Set<String> words(Collection<Failpoint> failpoints) {
        return failpoints.stream()
                .map(Failpoint::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void goes_on_after_deaths_at_the_very_first_start() {
        assertEndedOnce(first);
    }

    @TestFactory
    Stream<DynamicTest> goes_on_after_a_death_at() {
        boolean all = System.getProperty("sailplan.failpoints", "").equals("all");
        long seed = Long.getLong("sailplan.failpoints.seed", 1);
        List<Death> deaths = all ? SURVEY.all() : SURVEY.oneEach(seed);
        return deaths.stream()
                .map(it -> DynamicTest.dynamicTest(it.toString(), () -> goesOnAfter(it)));
    }

    private static void goesOnAfter(Death death) {
        // Given
        if (!services.isAlive()) {
            restart();
        }

        // When
        Pushed pushed =
                switch (death.scenario()) {
                    case PUSH -> pushAndDie(death);
                    case START -> startAndDie(death);
                    case RESUME -> resumeAndDie(death);
                    case STOP -> stopAndDie(death);
                };
        restart();

        // Then
        shore.awaitEnd(pushed);
        assertEndedOnce(pushed);
    }

    private static void assertEndedOnce(Pushed pushed) {
        assertThat(shore.told().lastWords(pushed.event())).as("last words on the event").hasSize(1);
        Commits.released(pushed.n()).forEach(it -> assertReleasedOnce(it, pushed));
        await("the writes of commit " + pushed.n())
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> shore.seen().containsAll(Commits.writes(pushed.n())));
        assertThat(shore.seen())
                .filteredOn(it -> !it.startsWith("MODIFIED job/"))
                .as("each write, once")
                .doesNotHaveDuplicates();
    }

    private static void assertReleasedOnce(ApplicationKey application, Pushed pushed) {
        List<Generation> releases = shore.told().releases(application, pushed.commit());
        assertThat(releases).as("releases of " + application).hasSize(1);
        Generation generation = releases.getFirst();
        assertThat(shore.told().starts(application, generation))
                .as("starts of " + application + "#" + generation)
                .hasSize(1);
        assertThat(shore.told().ends(application, generation))
                .as("ends of " + application + "#" + generation)
                .hasSize(1)
                .hasOnlyElementsOfType(Outcome.Applied.class);
    }

    private static Pushed pushAndDie(Death death) {
        services.killAt(death.at(), death.nth());
        Pushed pushed = shore.push();
        awaitDeath(pushed);
        return pushed;
    }

    private static Pushed startAndDie(Death death) {
        services.close();
        Pushed pushed = shore.push();
        startAndDie(death, pushed);
        return pushed;
    }

    private static Pushed resumeAndDie(Death death) {
        Pushed pushed = pushAndDie(inTheMiddle());
        startAndDie(death, pushed);
        return pushed;
    }

    private static void startAndDie(Death death, Pushed pushed) {
        services.close();
        services = Services.prepare(shore.installation());
        services.killAt(death.at(), death.nth());
        try {
            services.start();
            awaitDeath(pushed);
        } catch (Services.Died _) {
            assertThat(services.diesWithin(10)).as("the services are gone").isTrue();
        }
    }

    private static Pushed stopAndDie(Death death) {
        services.killAt(death.at(), death.nth());
        Pushed pushed = shore.push();
        assertThatThrownBy(services::stop).isInstanceOf(Services.Died.class);
        return pushed;
    }

    /// How often a failpoint is passed is not the same each time: a death that was to come later counts when all
    /// has ended without it.
    private static void awaitDeath(Pushed pushed) {
        await("the death of the services")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !services.isAlive() || shore.isEnded(pushed));
    }

    private static void restart() {
        services.close();
        services = Services.prepare(shore.installation());
        services.start();
    }
}
