package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.local.kube.ControlPlane;
import dev.sailplan.local.kube.ControlPlaneOptions;
import dev.sailplan.local.kube.provide.Provisioning;
import dev.sailplan.local.kube.provide.binary.Progress;
import dev.sailplan.local.testing.LocalKube;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An API server that stops in the middle of an apply, and an object that it does not let go.
@NullMarked
@SuppressWarnings("NullAway.Init")
class ApiServerFaultsIT {
    private static final int OBJECTS = 200;
    private static final Duration LONG = Duration.ofSeconds(90);
    @TempDir Path folder;

    @Test
    void an_api_server_that_stops_in_the_middle_of_an_apply_is_waited_for_and_nothing_is_lost()
            throws Exception {
        try (Provisioning binaries = Provisioning.start(Progress.silent())) {
            ControlPlaneOptions options =
                    ControlPlaneOptions.durable(
                            folder.resolve("cluster"), Progress.silent(), _ -> {});
            ControlPlane cluster = ControlPlane.start(options, binaries);
            try (DevProcess dev =
                    DevProcess.start(
                            folder.resolve("data"),
                            "--kubeconfig",
                            cluster.kubeconfig().toString(),
                            "--context",
                            cluster.context())) {
                // Given
                WorkTree work =
                        new WorkTree(dev.cloneSample(folder.resolve("work"))).declare("fleet");
                values(work, "1").push("first");
                await().atMost(LONG).until(() -> withValue(dev, "fleet", "1") == OBJECTS);

                // When
                Process push = values(work, "2").pushInBackground("second");
                await().pollInterval(Duration.ofMillis(20))
                        .atMost(LONG)
                        .until(() -> withValue(dev, "fleet", "2") > 10);
                cluster.close();
                push.destroyForcibly();
                await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
                assertThat(dev.log()).doesNotContain("fleet@dev#2  held");
                cluster = ControlPlane.start(options, binaries);

                // Then
                await().atMost(LONG).until(() -> withValue(dev, "fleet", "2") == OBJECTS);
                await().atMost(LONG).until(() -> ended(dev).size() >= 2);
                assertThat(ended(dev)).as("one end of each generation").hasSize(2);
                assertThat(dev.log()).doesNotContain("adopted");
                work.configMap("apps/fleet/0.yaml", "boat-0", "3").push("third");
                await().atMost(LONG).until(() -> withValue(dev, "fleet", "3") == 1);
                assertThat(dev.quarantine()).contains("nothing is in quarantine");
            } finally {
                cluster.close();
            }
        }
    }

    @Test
    void an_object_that_a_finalizer_holds_ends_the_release_in_words_until_it_is_let_go() {
        // Given
        try (DevProcess dev =
                DevProcess.start(
                        folder.resolve("data"),
                        "--kubeconfig",
                        LocalKube.shared().kubeconfig().toString(),
                        "--context",
                        LocalKube.shared()
                                .kubectl("config", "current-context")
                                .orThrow()
                                .strip())) {
            WorkTree work = new WorkTree(dev.cloneSample(folder.resolve("work"))).declare("stuck");
            work.configMap("apps/stuck/a.yaml", "a", "1").push("first");
            await().atMost(LONG).until(() -> withValue(dev, "stuck", "1") == 1);
            finalizers(dev, "[\"example.com/held\"]");
            dev.kubectl().run("delete", "cm", "-n", "stuck", "a", "--wait=false");

            // When
            Process _ = work.configMap("apps/stuck/a.yaml", "a", "2").pushInBackground("second");

            // Then
            await().atMost(LONG)
                    .untilAsserted(() ->
                            assertThat(dev.log()).contains("its deletion waits for its finalizer"));
            assertThat(dev.sailplan("status")).contains("failed", "example.com/held");

            // When
            finalizers(dev, "null");

            // Then
            await().atMost(LONG).until(() -> withValue(dev, "stuck", "2") == 1);
        }
    }

    private static void finalizers(DevProcess dev, String value) {
        dev.kubectl()
                .run(
                        "patch",
                        "cm",
                        "-n",
                        "stuck",
                        "a",
                        "--type=merge",
                        "-p",
                        "{\"metadata\":{\"finalizers\":" + value + "}}");
    }

    private static WorkTree values(WorkTree work, String value) {
        IntStream.range(0, OBJECTS)
                .forEach(i -> work.configMap("apps/fleet/" + i + ".yaml", "boat-" + i, value));
        return work;
    }

    private static long withValue(DevProcess dev, String namespace, String value) {
        Command.Result values =
                dev.kubectl()
                        .attempt(
                                "get",
                                "cm",
                                "-n",
                                namespace,
                                "-o",
                                "jsonpath={.items[*].data.value}");
        return Arrays.stream(values.output().split(" ", -1)).filter(value::equals).count();
    }

    private static List<String> ended(DevProcess dev) {
        return dev.log()
                .lines()
                .filter(line -> line.matches(".*(applied|failed|held|superseded) .*"))
                .filter(line -> line.matches(".*\\bfleet@dev#[12] .*"))
                .toList();
    }
}
