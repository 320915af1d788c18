package dev.sailplan.local.process;

import dev.sailplan.local.LocalException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A child that is recorded while it runs, writes to a log file of its own, and whose unexpected end is told.
public final class ChildProcess implements AutoCloseable {

    private static final int LAST_LINES = 12;

    private final String name;
    private final Process process;
    private final Path log;
    private final ProcessRecords records;
    private final AtomicBoolean expected = new AtomicBoolean();

    private ChildProcess(String name, Process process, Path log, ProcessRecords records) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.records = records;
    }

    /// Holds the logs and records of the children of one data folder.
    public record Home(Path logs, ProcessRecords records) {}

    /// Starts a program under a name; the earlier log is kept beside the new one.
    public static ChildProcess start(Home home, String name, List<String> command) {
        var log = home.logs().resolve(name + ".log");
        try {
            keepEarlier(log);
            var process =
                    new ProcessBuilder(apart(command))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                            .start();
            var program = Path.of(command.getFirst()).getFileName().toString();
            recordOrEnd(home.records(), name, process, program);
            return new ChildProcess(name, process, log, home.records());
        } catch (IOException e) {
            throw new LocalException(
                    "%s did not start: %s".formatted(command.getFirst(), e.getMessage()), e);
        }
    }

    /// Nobody would find a child without a record again.
    private static void recordOrEnd(
            ProcessRecords records, String name, Process process, String program) {
        try {
            records.record(name, process.toHandle(), program);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /// Tells about an end nobody asked for, in words for people.
    public void onUnexpectedEnd(Consumer<String> listener) {
        var _ =
                process.onExit()
                        .thenAccept(_ -> {
                            if (!expected.get()) {
                                listener.accept(epitaph());
                            }
                        });
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    /// How it ended, with the log's last lines.
    public String epitaph() {
        var state = process.isAlive() ? "is not ready" : "ended with code " + process.exitValue();
        return "%s %s; its log %s ends:%n%s"
                .formatted(name, state, log, String.join(System.lineSeparator(), tail()));
    }

    /// The end of its log.
    public List<String> tail() {
        try {
            var lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(unreadable: " + e.getMessage() + ")");
        }
    }

    /// Ends it as the loss of its machine would.
    public void kill() {
        expected.set(true);
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        records.forget(name);
    }

    /// Asks it to end, waits for the grace, then kills it.
    public void stop(Duration grace) {
        expected.set(true);
        process.destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        records.forget(name);
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(5));
    }

    /// In a session of its own a child does not get the terminal's Ctrl-C: its parent ends it, in order.
    private static List<String> apart(List<String> command) {
        var setsid = Path.of("/usr/bin/setsid");
        var apart = new ArrayList<String>();
        if (Files.isExecutable(setsid)) {
            apart.add(setsid.toString());
        } else if (Files.isExecutable(Path.of("/usr/bin/perl"))) {
            apart.addAll(List.of("/usr/bin/perl", "-e", "setpgrp; exec @ARGV"));
        }
        apart.addAll(command);
        return apart;
    }

    private static void keepEarlier(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log)) {
            var earlier = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, earlier, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
