package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starting, stopping and killing dev, as it happens on anybody's machine.
@NullMarked
@SuppressWarnings("NullAway.Init")
class LifecycleIT {
    @TempDir Path folder;

    @Test
    void a_folder_has_one_dev_and_a_stopped_one_leaves_no_process_behind() {
        // Given
        Path data = folder.resolve("data");
        DevProcess dev = DevProcess.start(data);
        assertThat(children(data)).isNotEmpty();

        // When
        Command.Result second =
                DevProcess.command(folder, "dev", "--data", data.toString(), "--port", "0");

        // Then
        assertThat(second.exit()).isOne();
        assertThat(second.output())
                .contains("another sailplan dev uses")
                .contains(data.toString())
                .contains("--data");
        assertThat(dev.sailplan("status"))
                .contains("web@dev")
                .contains("db@dev")
                .contains("crd@dev");

        // When
        dev.stop();

        // Then
        assertThat(children(data)).isEmpty();
        assertThat(data.resolve("endpoints.json")).doesNotExist();
        assertThat(DevProcess.command(folder, "status", "--data", data.toString()).output())
                .contains("no running Sailplan");
    }

    @Test
    void a_killed_dev_goes_on_where_it_was_with_the_orphans_of_the_last_ended() {
        // Given
        Path data = folder.resolve("data");
        DevProcess dev = DevProcess.start(data);
        WorkTree work = new WorkTree(dev.cloneSample(folder.resolve("work")));
        work.replace("apps/web/config.yaml", "blue", "green").push("green");
        dev.killHard();
        List<String> orphans = children(data);

        // When
        DevProcess again = DevProcess.start(data);

        // Then
        try {
            assertThat(orphans).isNotEmpty();
            assertThat(children(data)).doesNotContainAnyElementsOf(orphans);
            work.git().run("remote", "set-url", "origin", again.endpoint("git") + "/sample");
            // A push waits for five seconds, and a machine that builds needs more for a cold start.
            work.replace("apps/web/config.yaml", "green", "red").push("red");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(again.log()).containsPattern("applied .*web@dev#3"));
            assertThat(work.replace("apps/web/config.yaml", "red", "violet").push("violet"))
                    .contains("web@dev#4")
                    .contains("ConfigMap/web .data.color red → violet")
                    .contains("crd@dev, db@dev  untouched");
        } finally {
            again.close();
        }
    }

    @Test
    void a_broker_that_can_not_write_any_more_ends_dev_in_words_and_leaves_no_process_behind()
            throws Exception {
        // Given
        Path data = folder.resolve("data");
        DevProcess dev = DevProcess.start(data);

        // When
        Files.move(data.resolve("kafka"), data.resolve("kafka.away"));
        dev.awaitEnd(Duration.ofSeconds(90));

        // Then
        assertThat(dev.output())
                .contains("Kafka can't write to " + data.resolve("kafka") + " any more")
                .contains("start dev again");
        assertThat(children(data)).isEmpty();
        assertThat(data.resolve("endpoints.json")).doesNotExist();
    }

    /// The processes of the control plane, by process id.
    private static List<String> children(Path data) {
        return ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").contains(data + "/"))
                .filter(p -> p.info().command().orElse("").matches(".*/(etcd|kube-[a-z-]+)"))
                .map(p -> Long.toString(p.pid()))
                .toList();
    }
}
