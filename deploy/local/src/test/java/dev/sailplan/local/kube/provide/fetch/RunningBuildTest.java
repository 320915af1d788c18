package dev.sailplan.local.kube.provide.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.local.kube.provide.binary.Binary;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RunningBuildTest {
    /// Takes its time to end when asked to, as a compiler that tidies up does.
    private static final String SLOW_TO_END =
            "trap 'wait; sleep 0.5; exit 1' TERM; sleep 60 & echo $!; wait";

    private final Process process = start();

    @AfterEach
    void kill() {
        Thread.interrupted();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Test
    void an_interrupt_returns_when_the_build_and_its_compilers_have_ended() throws IOException {
        // Given
        var compiler = ProcessHandle.of(Long.parseLong(firstLine())).orElseThrow();
        var build = new RunningBuild(Binary.ETCD, process, _ -> {}, () -> Instant.EPOCH);

        // When
        Thread.currentThread().interrupt();
        assertThatThrownBy(build::await).isInstanceOf(InterruptedException.class);

        // Then
        assertThat(process.isAlive()).isFalse();
        assertThat(compiler.isAlive()).isFalse();
    }

    /// It has set its trap once it says who its child is.
    private String firstLine() throws IOException {
        BufferedReader output = process.inputReader();
        return output.readLine();
    }

    private static Process start() {
        try {
            return new ProcessBuilder(List.of("sh", "-c", SLOW_TO_END)).start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
