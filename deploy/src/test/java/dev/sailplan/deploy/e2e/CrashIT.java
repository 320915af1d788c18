package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.local.testing.LocalKube;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a process that is killed leaves behind, its next start puts right.
@NullMarked
@SuppressWarnings("NullAway.Init")
class CrashIT {
    private static final int OBJECTS = 200;
    @TempDir Path folder;

    @Test
    void a_kill_in_the_middle_of_two_hundred_objects_ends_applied_with_one_write_each()
            throws Exception {
        // Given
        Path data = folder.resolve("data");
        DevProcess dev = start(data);
        WorkTree work = new WorkTree(dev.cloneSample(folder.resolve("work"))).declare("fleet");
        values(work, "1").push("first");
        await().atMost(Duration.ofSeconds(30)).until(() -> withValue(dev, "1") == OBJECTS);
        Path seen = folder.resolve("seen");
        Process watch = watch(dev, seen);

        // When
        Process push = values(work, "2").pushInBackground("second");
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> lines(seen).size() > 20);
        dev.killHard();
        push.destroyForcibly();
        int atKill = lines(seen).size();
        DevProcess again = start(data);

        // Then
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> withValue(again, "2") == OBJECTS);
            await().atMost(Duration.ofSeconds(30)).until(() -> applied(again).size() >= 2);
            watch.destroy();
            Map<String, Long> events =
                    lines(seen).stream()
                            .collect(
                                    Collectors.groupingBy(
                                            Function.identity(), Collectors.counting()));
            assertThat(atKill).as("killed before the end").isLessThan(OBJECTS);
            assertThat(events).hasSize(OBJECTS).allSatisfy((_, count) -> assertThat(count).isOne());
            assertThat(applied(again))
                    .as("one Applied for each generation")
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThat(again.log()).doesNotContain("fleet@dev#2  held").doesNotContain("adopted");
        } finally {
            again.close();
        }
    }

    @Test
    void dev_comes_back_with_everything_after_its_log_was_lost_and_touches_only_what_changed() {
        // Given
        Path data = folder.resolve("data");
        DevProcess dev = start(data);
        WorkTree work = new WorkTree(dev.cloneSample(folder.resolve("work"))).declare("lost");
        work.configMap("apps/lost/a.yaml", "a", "1")
                .configMap("apps/lost/b.yaml", "b", "1")
                .push("first");
        await().atMost(Duration.ofSeconds(30)).until(() -> versions(dev).containsKey("lost/b"));
        Map<String, String> before = versions(dev);
        dev.stop();
        delete(data.resolve("kafka"));

        // When
        DevProcess again = start(data);
        try {
            new WorkTree(work.folder())
                    .git()
                    .run("remote", "set-url", "origin", again.endpoint("git") + "/sample");
            work.configMap("apps/lost/a.yaml", "a", "2").push("second");
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            !Objects.equals(versions(again).get("lost/a"), before.get("lost/a")));

            // Then
            Map<String, String> after = versions(again);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            assertThat(
                            after.entrySet().stream()
                                    .filter(e -> !e.getValue().equals(before.get(e.getKey()))))
                    .extracting(Map.Entry::getKey)
                    .containsExactly("lost/a");
        } finally {
            again.close();
        }
    }

    private static DevProcess start(Path data) {
        return DevProcess.start(
                data,
                "--kubeconfig",
                LocalKube.shared().kubeconfig().toString(),
                "--context",
                LocalKube.shared().kubectl("config", "current-context").orThrow().strip());
    }

    private static WorkTree values(WorkTree work, String value) {
        IntStream.range(0, OBJECTS)
                .forEach(i -> work.configMap("apps/fleet/" + i + ".yaml", "boat-" + i, value));
        return work;
    }

    private static long withValue(DevProcess dev, String value) {
        String values =
                dev.kubectl()
                        .run("get", "cm", "-n", "fleet", "-o", "jsonpath={.items[*].data.value}");
        return List.of(values.split(" ", -1)).stream().filter(value::equals).count();
    }

    private static Map<String, String> versions(DevProcess dev) {
        String all =
                dev.kubectl()
                        .run(
                                "get",
                                "cm",
                                "-A",
                                "-l",
                                "sailplan.dev/application",
                                "-o",
                                "jsonpath={range .items[*]}{.metadata.namespace}/{.metadata.name} {.metadata.resourceVersion}{\"\\n\"}{end}");
        return all.lines()
                .filter(line -> !line.startsWith("sailplan-system/"))
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }

    private static List<String> applied(DevProcess dev) {
        return dev.log()
                .lines()
                .filter(line -> line.contains("applied ") && line.contains("fleet@dev#"))
                .map(line -> line.replaceAll(".*(fleet@dev#\\d+).*", "$1"))
                .toList();
    }

    private static Process watch(DevProcess dev, Path seen) throws IOException {
        Process watch =
                new ProcessBuilder(
                                dev.kubectl()
                                        .with(
                                                "get",
                                                "cm",
                                                "-n",
                                                "fleet",
                                                "-l",
                                                "sailplan.dev/application",
                                                "--watch-only",
                                                "-o",
                                                "name"))
                        .redirectOutput(seen.toFile())
                        .start();
        await().pollDelay(Duration.ofSeconds(2)).until(watch::isAlive);
        return watch;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        new Command(folder.resolveSibling("."), List.of("rm", "-rf")).run(folder.toString());
    }
}
