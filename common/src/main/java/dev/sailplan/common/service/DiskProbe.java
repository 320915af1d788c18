package dev.sailplan.common.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// Asks whether a folder can still be written, by writing there: free space alone doesn't tell quotas, inodes and
/// read-only mounts.
public final class DiskProbe {
    private static final Duration LASTS = Duration.ofSeconds(10);
    private static final int ROOM = 64 << 10;

    private DiskProbe() {}

    public static Probe of(Path folder, InstantSource time) {
        return new Probe(time, LASTS, folder + " can't be written", () -> write(folder));
    }

    private static void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, ".probe", ".tmp");
            try {
                Files.write(file, new byte[ROOM]);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
