package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.threads.SteadyTime;
import dev.sailplan.deploy.dev.TestServices;
import dev.sailplan.local.testing.LocalKube;
import dev.sailplan.planner.git.pack.MirrorBudget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A planner and an applier too many, and a Git history that was rewritten.
@NullMarked
@SuppressWarnings("NullAway.Init")
class TwinFaultsIT {
    private static final int OBJECTS = 20;
    private static final int PUSHES = 3;
    private static final Duration LONG = Duration.ofMinutes(2);
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "another"})
    void a_second_planner_and_applier_started_by_mistake_double_nothing(String name)
            throws IOException {
        // Given
        String namespace = "twin-" + name;
        try (DevProcess dev = dev()) {
            WorkTree work =
                    new WorkTree(dev.cloneSample(folder.resolve("work"))).declare(namespace);
            push(work, namespace, "0");
            await().atMost(LONG).until(() -> withValue(dev, namespace, "0") == OBJECTS);
            Path seen = folder.resolve("seen");
            Process watch = watch(dev, namespace, seen);

            // When
            try (TestServices twins = twins(dev, name)) {
                await().atMost(LONG).until(twins::isRunning);
                for (int n = 1; n <= PUSHES; n++) {
                    String value = "" + n;
                    push(work, namespace, value);
                    await().atMost(LONG).until(() -> withValue(dev, namespace, value) == OBJECTS);
                }
                await().atMost(LONG).until(() -> applied(dev, namespace).size() > PUSHES);
            }

            // Then
            watch.destroy();
            Map<String, Long> writes =
                    Files.readAllLines(seen).stream()
                            .collect(
                                    Collectors.groupingBy(
                                            Function.identity(), Collectors.counting()));
            assertThat(writes)
                    .hasSize(OBJECTS)
                    .allSatisfy((_, count) -> assertThat(count).isEqualTo(PUSHES));
            assertThat(applied(dev, namespace)).hasSize(PUSHES + 1).doesNotHaveDuplicates();
            assertThat(dev.quarantine()).contains("nothing is in quarantine");
        }
    }

    @Test
    void a_rewritten_history_is_applied_as_the_branch_stands_now() {
        try (DevProcess dev = dev()) {
            // Given
            WorkTree work = new WorkTree(dev.cloneSample(folder.resolve("work")));
            work.declare("rewritten").configMap("apps/rewritten/a.yaml", "a", "1").push("one");
            await().atMost(LONG).until(() -> withValue(dev, "rewritten", "1") == 1);
            work.configMap("apps/rewritten/a.yaml", "a", "2")
                    .configMap("apps/rewritten/b.yaml", "b", "2")
                    .push("two");
            await().atMost(LONG).until(() -> withValue(dev, "rewritten", "2") == 2);

            // When
            work.git().run("reset", "-q", "--hard", "HEAD~1");
            work.configMap("apps/rewritten/a.yaml", "a", "3");
            work.git().run("commit", "-qam", "another two");
            work.git().run("push", "-f", "origin", "HEAD:main");

            // Then
            await().atMost(LONG).until(() -> withValue(dev, "rewritten", "3") == 1);
            await().atMost(LONG).until(() -> withValue(dev, "rewritten", "2") == 0);
            assertThat(dev.quarantine()).contains("nothing is in quarantine");
        }
    }

    private DevProcess dev() {
        return DevProcess.start(
                folder.resolve("data"),
                "--kubeconfig",
                LocalKube.shared().kubeconfig().toString(),
                "--context",
                LocalKube.shared().kubectl("config", "current-context").orThrow().strip());
    }

    private TestServices twins(DevProcess dev, String name) {
        return new TestServices(dev.data(), dev.endpoint("kafka"), SteadyTime.ofThisMachine())
                .planner(
                        URI.create(dev.endpoint("git") + "/sample"),
                        name,
                        folder.resolve("twin-mirrors"),
                        MirrorBudget.STANDARD)
                .applier(Path.of(dev.endpoint("kubeconfig")), name);
    }

    private static void push(WorkTree work, String namespace, String value) throws IOException {
        IntStream.range(0, OBJECTS)
                .forEach(i ->
                        work.configMap("apps/" + namespace + "/" + i + ".yaml", "m-" + i, value));
        Process _ = work.pushInBackground("value " + value);
    }

    private static long withValue(DevProcess dev, String namespace, String value) {
        String values =
                dev.kubectl()
                        .run("get", "cm", "-n", namespace, "-o", "jsonpath={.items[*].data.value}");
        return Arrays.stream(values.split(" ", -1)).filter(value::equals).count();
    }

    private static List<String> applied(DevProcess dev, String namespace) {
        return dev.log()
                .lines()
                .filter(line -> line.contains("applied ") && line.contains(namespace + "@dev#"))
                .map(line -> line.replaceAll(".*(" + namespace + "@dev#\\d+).*", "$1"))
                .toList();
    }

    private static Process watch(DevProcess dev, String namespace, Path seen) throws IOException {
        List<String> words =
                dev.kubectl()
                        .with(
                                "get",
                                "cm",
                                "-n",
                                namespace,
                                "-l",
                                "sailplan.dev/application",
                                "--watch-only",
                                "-o",
                                "name");
        Process watch = new ProcessBuilder(words).redirectOutput(seen.toFile()).start();
        await().pollDelay(Duration.ofSeconds(2)).until(watch::isAlive);
        return watch;
    }
}
