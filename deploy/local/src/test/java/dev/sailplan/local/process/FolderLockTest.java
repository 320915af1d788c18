package dev.sailplan.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderLockTest {

    @TempDir Path folder;

    @Test
    void is_held_by_one_at_a_time() {
        try (var _ = FolderLock.tryAcquire(folder).orElseThrow()) {
            assertThat(FolderLock.tryAcquire(folder)).isEmpty();
        }
        FolderLock.tryAcquire(folder).orElseThrow().close();
    }

    @Test
    void an_attempt_that_failed_does_not_stand_in_the_way_of_the_next() throws Exception {
        // Given
        var obstacle = Files.createDirectory(folder.resolve(".lock"));
        assertThatThrownBy(() -> FolderLock.tryAcquire(folder))
                .isInstanceOf(UncheckedIOException.class);

        // When
        Files.delete(obstacle);

        // Then
        FolderLock.tryAcquire(folder).orElseThrow().close();
    }

    @Test
    void an_attempt_in_the_same_process_does_not_let_another_process_in() throws Exception {
        // Given
        try (var _ = FolderLock.tryAcquire(folder).orElseThrow()) {
            // When
            assertThat(FolderLock.tryAcquire(folder)).isEmpty();

            // Then
            assertThat(elsewhere()).isEqualTo("held");
        }
        assertThat(elsewhere()).isEqualTo("free");
    }

    /// What another process finds.
    private String elsewhere() throws Exception {
        var process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockProbe.class.getName(),
                                folder.toString())
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void waits_after_saying_so() throws Exception {
        var waiting = new CountDownLatch(1);
        var first = FolderLock.tryAcquire(folder).orElseThrow();
        var releaser =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                waiting.await();
                                first.close();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        FolderLock.acquire(folder, waiting::countDown).close();
        releaser.join();
        assertThat(waiting.getCount()).isZero();
    }
}
