package dev.sailplan.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessRecordsTest {

    @TempDir Path folder;

    @Test
    void ends_what_a_killed_parent_left_running() throws Exception {
        // Given
        var orphan = new ProcessBuilder("sleep", "60").start();
        new ProcessRecords(folder).record("etcd", orphan.toHandle(), "sleep");

        // When
        var ended = new ProcessRecords(folder).endOrphans();

        // Then
        assertThat(ended).containsExactly("etcd");
        assertThat(orphan.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void kills_an_orphan_that_does_not_heed_being_asked() throws Exception {
        var orphan =
                new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done")
                        .start();
        orphan.inputReader().readLine();
        var name = Path.of(orphan.info().command().orElseThrow()).getFileName().toString();
        new ProcessRecords(folder).record("etcd", orphan.toHandle(), name);

        assertThat(new ProcessRecords(folder).endOrphans()).containsExactly("etcd");

        assertThat(orphan.waitFor(1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void spares_a_process_that_got_a_recycled_pid() throws Exception {
        // Given
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            new ProcessRecords(folder).record("etcd", stranger.toHandle(), "sleep");
            var lines = Files.readAllLines(folder.resolve("etcd.pid"));
            long earlier = Long.parseLong(lines.get(1)) - 60_000;
            Files.write(
                    folder.resolve("etcd.pid"),
                    List.of(lines.get(0), Long.toString(earlier), lines.get(2)));

            // When
            var ended = new ProcessRecords(folder).endOrphans();

            // Then
            assertThat(ended).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(folder).isEmptyDirectory();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void spares_another_program_of_the_same_start() throws Exception {
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            new ProcessRecords(folder).record("etcd", stranger.toHandle(), "etcd");
            assertThat(new ProcessRecords(folder).endOrphans()).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void shrugs_at_an_unreadable_record() throws Exception {
        Files.writeString(folder.resolve("etcd.pid"), "garbage\nx\ny\n");
        assertThat(new ProcessRecords(folder).endOrphans()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_child_is_recorded_while_it_runs_and_keeps_the_earlier_log() throws Exception {
        // Given
        var home = new ChildProcess.Home(folder.resolve("logs"), new ProcessRecords(folder));
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/sleeper.log"), "earlier");

        // When
        var child = ChildProcess.start(home, "sleeper", List.of("/bin/sleep", "60"));

        // Then
        assertThat(folder.resolve("sleeper.pid")).exists();
        child.stop(Duration.ofSeconds(5));
        assertThat(child.isAlive()).isFalse();
        assertThat(folder.resolve("sleeper.pid")).doesNotExist();
        assertThat(folder.resolve("logs/sleeper.log.1")).hasContent("earlier");
    }

    @Test
    void an_unexpected_end_is_told_with_the_last_lines_of_the_log() throws Exception {
        var home = new ChildProcess.Home(folder.resolve("logs"), new ProcessRecords(folder));
        var told = new java.util.concurrent.LinkedBlockingQueue<String>();
        var child =
                ChildProcess.start(
                        home, "etcd", List.of("/bin/sh", "-c", "echo disk full; exit 3"));
        child.onUnexpectedEnd(told::add);
        assertThat(told.poll(5, TimeUnit.SECONDS))
                .contains("etcd ended with code 3", "logs/etcd.log", "disk full");
    }
}
