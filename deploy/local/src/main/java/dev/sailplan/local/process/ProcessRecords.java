package dev.sailplan.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Records the children of one data folder, so that the next start can end those a killed parent left behind.
public final class ProcessRecords {

    private static final String SUFFIX = ".pid";

    /// An API server sits out any grace while a watch is open, and etcd survives a kill.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Path folder;

    public ProcessRecords(Path folder) {
        this.folder = folder;
    }

    /// Writes down a running process under a name; `program` is its executable's file name.
    public void record(String name, ProcessHandle process, String program) {
        try {
            Files.createDirectories(folder);
            Files.write(file(name), ProcessRecord.of(process, program).lines());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record process " + name, e);
        }
    }

    /// Forgets a process that has ended.
    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot forget process " + name, e);
        }
    }

    /// Ends every recorded process that still runs and returns their names. Only the holder of the folder's lock may ask.
    public List<String> endOrphans() {
        var orphans = names().stream().filter(name -> running(name).isPresent()).toList();
        orphans.forEach(name -> running(name).ifPresent(ProcessHandle::destroy));
        orphans.forEach(name -> running(name).ifPresent(ProcessRecords::awaitEnd));
        names().forEach(this::forget);
        return orphans;
    }

    private static void awaitEnd(ProcessHandle process) {
        if (!ends(process)) {
            process.destroyForcibly();
            ends(process);
        }
    }

    private static boolean ends(ProcessHandle process) {
        try {
            process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<ProcessHandle> running(String name) {
        try {
            return ProcessRecord.parse(Files.readAllLines(file(name)))
                    .flatMap(ProcessRecord::running);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
