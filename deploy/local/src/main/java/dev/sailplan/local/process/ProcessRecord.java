package dev.sailplan.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Holds enough about a running child to know it again and never to mistake another for it.
record ProcessRecord(long pid, Instant started, String program) {

    /// The kernel's start times are read in ticks and shift a little with the clock.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessRecord of(ProcessHandle process, String program) {
        return new ProcessRecord(
                process.pid(), process.info().startInstant().orElse(Instant.EPOCH), program);
    }

    static Optional<ProcessRecord> parse(List<String> lines) {
        try {
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(
                            new ProcessRecord(
                                    Long.parseLong(lines.get(0)),
                                    Instant.ofEpochMilli(Long.parseLong(lines.get(1))),
                                    lines.get(2)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    List<String> lines() {
        return List.of(Long.toString(pid), Long.toString(started.toEpochMilli()), program);
    }

    /// The recorded process where it still runs; a recycled pid is not it.
    Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isThisOne);
    }

    private boolean isThisOne(ProcessHandle candidate) {
        var info = candidate.info();
        boolean sameStart =
                info.startInstant()
                        .map(at -> Duration.between(at, started).abs().compareTo(TOLERANCE) < 0)
                        .orElse(false);
        return sameStart && info.command().map(this::isProgram).orElse(false);
    }

    private boolean isProgram(String command) {
        // A binary that was replaced meanwhile shows as "… (deleted)".
        var name = command.substring(command.lastIndexOf('/') + 1);
        return name.equals(program) || name.equals(program + " (deleted)");
    }
}
