package dev.sailplan.planner.lane;

import static dev.sailplan.planner.lane.PlannerWorld.configMap;
import static dev.sailplan.planner.lane.PlannerWorld.declaring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.log.fake.FakeLane;
import dev.sailplan.common.log.threads.Fanout;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.git.GitMirrors;
import dev.sailplan.planner.home.HomeRepository;
import dev.sailplan.planner.state.ManifestMemory;
import dev.sailplan.planner.state.PlannerParts;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One planner has pushes to many repositories at once, each of which has several applications.
@Timeout(20)
class ManyRepositoriesTest {
    private static final int APPLICATIONS = 6;
    private static final int WIDTH = 3;
    private static final int AT_ONCE = 6;

    /// The files of the applications of one repository, and less than those of two.
    private static final int MOST_KEPT = 40 << 10;

    private static final String FILLING = "# " + "x".repeat(4 << 10) + "\n";
    private static final List<RepositoryName> NAMES =
            IntStream.range(0, 4).mapToObj(i -> new RepositoryName("shop-" + i)).toList();
    private final PlannerWorld world = new PlannerWorld();
    private final Map<RepositoryName, FakeLane> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger crashes = new AtomicInteger();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final PlannerWork work =
            new PlannerWork(
                    new PlannerParts(
                            slowly(world.git),
                            world.clusters,
                            world.dependents,
                            world.parts.seals(),
                            world.parts.wire(),
                            new Fanout(new VirtualThreads(), WIDTH),
                            world.parts.time(),
                            world.parts.pace()),
                    NAMES.stream()
                            .map(it -> new HomeRepository(it, List.of(), world.project))
                            .toList(),
                    new ManifestMemory(AT_ONCE, MOST_KEPT));

    private CommitId commit(String value) {
        List<String> names = IntStream.range(0, APPLICATIONS).mapToObj(i -> "app-" + i).toList();
        names.forEach(
                it -> world.git.commit("apps/" + it + "/map.yaml", configMap(it, value) + FILLING));
        return world.git.commit("sailplan.yaml", declaring(names.toArray(String[]::new)));
    }

    private Thread pushed(RepositoryName repository, CommitId commit) {
        FakeLane lane =
                lanes.computeIfAbsent(
                        repository,
                        _ -> new FakeLane("shop/deploy", new ConcurrentSkipListMap<>()));
        Pushed push =
                new Pushed(
                        new EventId(repository + "-" + commit),
                        repository,
                        FakeGit.MAIN,
                        Optional.empty(),
                        Optional.of(commit),
                        Actor.NOBODY,
                        world.now);
        var record = world.inbound(push);
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        lane.commit(work.handle(record, lane).outputs());
                    } catch (FakeLane.Crash _) {
                        crashes.incrementAndGet();
                    }
                });
    }

    /// Files of applications are read once everybody is let go on.
    private GitMirrors slowly(GitMirrors git) {
        return proxy(
                GitMirrors.class,
                (_, method, arguments) -> {
                    Object answer = method.invoke(git, arguments);
                    return answer instanceof RepositoryTree tree ? slowly(tree) : answer;
                });
    }

    private RepositoryTree slowly(RepositoryTree tree) {
        return proxy(
                RepositoryTree.class,
                (_, method, arguments) -> {
                    if (method.getName().equals("read")
                            && ((TreeEntry) arguments[0]).path().startsWith("apps/")) {
                        reads.incrementAndGet();
                        goOn.await();
                    }
                    return method.invoke(tree, arguments);
                });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
    }

    @Test
    void no_more_are_read_at_once_than_the_process_has_room_for_and_all_are_planned()
            throws InterruptedException {
        // Given
        CommitId first = commit("green");

        // When
        List<Thread> pushes = NAMES.stream().map(it -> pushed(it, first)).toList();
        while (reads.get() < AT_ONCE) {
            Thread.sleep(1);
        }
        Thread.sleep(100);

        // Then
        assertThat(reads).hasValue(AT_ONCE);
        goOn.countDown();
        for (Thread push : pushes) {
            push.join();
        }
        assertThat(lanes.values())
                .allSatisfy(lane -> assertThat(lane.written).hasSizeGreaterThan(APPLICATIONS));
        assertThatAllRoomIsBack();
    }

    @Test
    void files_that_say_nothing_are_searched_for_words_only_where_an_object_is_lost()
            throws InterruptedException {
        // Given
        goOn.countDown();
        pushed(NAMES.getFirst(), commit("green")).join();
        List<String> names = IntStream.range(0, APPLICATIONS).mapToObj(i -> "app-" + i).toList();
        names.forEach(it -> world.git.commit("apps/" + it + "/map.yaml", "kind: {" + FILLING));
        CommitId broken =
                world.git.commit("sailplan.yaml", declaring(names.toArray(String[]::new)));
        int before = reads.get();

        // When
        pushed(NAMES.getFirst(), broken).join();

        // Then
        assertThat(reads.get() - before).isEqualTo(APPLICATIONS);
    }

    /// What is kept is read once, so reads tell whether there was room to keep it.
    private void assertThatAllRoomIsBack() throws InterruptedException {
        for (int i = 0; i < NAMES.size(); i++) {
            int before = reads.get();
            pushed(NAMES.get(i), commit("blue-" + i)).join();
            assertThat(reads.get() - before).isEqualTo(APPLICATIONS);
        }
    }

    @Test
    void a_lane_that_loses_its_partition_gives_back_what_it_had_kept() throws InterruptedException {
        // Given
        goOn.countDown();
        for (int i = 0; i < NAMES.size(); i++) {
            FakeLane lane = new FakeLane("shop/deploy", new ConcurrentSkipListMap<>());
            lane.crashAfter(1);
            lanes.put(NAMES.get(i), lane);
            pushed(NAMES.get(i), commit("green-" + i)).join();
        }

        assertThat(crashes).hasValue(NAMES.size());

        // When
        lanes.clear();

        // Then
        assertThatAllRoomIsBack();
    }
}
