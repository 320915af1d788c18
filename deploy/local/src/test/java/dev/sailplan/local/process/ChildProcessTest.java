package dev.sailplan.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildProcessTest {
    @TempDir Path folder;

    @Test
    void leaves_no_child_that_could_not_be_written_down() throws Exception {
        // Given
        var records = new ProcessRecords(Files.createFile(folder.resolve("run")));
        var home = new ChildProcess.Home(folder.resolve("logs"), records);

        // When
        assertThatThrownBy(() -> ChildProcess.start(home, "sleeper", List.of("/bin/sleep", "97")))
                .hasMessageContaining("cannot record process sleeper");

        // Then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(ProcessHandle.current().children())
                                .noneMatch(ChildProcessTest::sleeps));
    }

    private static boolean sleeps(ProcessHandle child) {
        return child.isAlive() && child.info().commandLine().orElse("").endsWith("sleep 97");
    }
}
