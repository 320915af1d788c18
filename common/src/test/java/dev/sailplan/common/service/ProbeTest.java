package dev.sailplan.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class ProbeTest {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void an_answer_lasts_a_while_so_that_many_probes_ask_once() {
        // Given
        Probe probe = new Probe(now::get, Duration.ofSeconds(5), "Kafka", asked::incrementAndGet);

        // When
        probe.faults();
        probe.faults();

        // Then
        assertThat(asked).hasValue(1);

        // When
        now.updateAndGet(it -> it.plusSeconds(6));

        // Then
        assertThat(probe.faults()).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_does_not_answer_is_named() {
        Probe probe =
                new Probe(
                        now::get,
                        Duration.ofSeconds(5),
                        "Kafka",
                        () -> {
                            throw new IllegalStateException("no route");
                        });

        assertThat(probe.faults()).containsExactly("Kafka: no route");
    }

    @Test
    void a_folder_that_can_be_written_is_written_and_left_as_it_was(@TempDir Path folder)
            throws IOException {
        assertThat(DiskProbe.of(folder, now::get).faults()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void a_folder_that_can_not_be_written_is_named(@TempDir Path folder) throws IOException {
        // Given
        Path file = Files.createFile(folder.resolve("taken"));

        // Then
        assertThat(DiskProbe.of(file, now::get).faults())
                .singleElement()
                .asString()
                .startsWith(file + " can't be written");
    }
}
