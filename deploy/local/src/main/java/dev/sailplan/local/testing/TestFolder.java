package dev.sailplan.local.testing;

import dev.sailplan.local.process.FolderLock;
import dev.sailplan.local.process.ProcessRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A data folder of one test JVM; the next one clears away what a killed one left.
record TestFolder(Path path, FolderLock lock) implements AutoCloseable {

    private static final String PREFIX = "sailplan-it-";

    static TestFolder create() {
        var parent = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        try {
            try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
                folders.forEach(TestFolder::clearIfLeft);
            }
            var path = Files.createTempDirectory(parent, PREFIX);
            return new TestFolder(path, FolderLock.tryAcquire(path).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the test's data", e);
        }
    }

    @Override
    public void close() {
        lock.close();
        delete(path);
    }

    private static void clearIfLeft(Path folder) {
        if (!Files.isWritable(folder) || !Files.exists(folder.resolve(".lock"))) {
            return;
        }
        FolderLock.tryAcquire(folder)
                .ifPresent(held -> {
                    new ProcessRecords(folder.resolve("run")).endOrphans();
                    held.close();
                    delete(folder);
                });
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
