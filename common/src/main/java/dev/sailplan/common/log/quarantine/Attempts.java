package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.signs.Backoff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Counts how often one job was begun in vain, by this process and by those before it.
final class Attempts {
    /// So often a record is begun in vain before it is given up.
    static final int MOST = 3;

    private static final int DEEPEST = 10;

    /// Of so many deaths one is no accident of the neighbourhood: who is still suspected then is tried alone.
    static final int ALONE = 2;

    private static final String CRASH = "Crash";

    private final Predicate<Throwable> world;
    private int failures;
    private int bugs;
    private int deaths;
    private boolean isolated;
    private boolean diedAlone;
    private boolean failedByItself;
    private boolean shortOfMemory;
    private boolean wasAlone;
    private boolean rested;
    private String error = CRASH;

    /// @param world what the work itself knows to come from outside
    Attempts(Predicate<Throwable> world) {
        this.world = world;
    }

    /// Takes note of how many processes died since the job was first begun.
    ///
    /// @param isolates whether trying it alone can tell whether it was this
    /// @param alone whether one of them died while nothing ran beside it
    void blamed(int died, boolean isolates, boolean alone) {
        deaths = died;
        isolated = isolates;
        diedAlone = alone;
    }

    boolean watched() {
        return deaths > 0;
    }

    /// Whether it ended the process so often that nothing else explains it: at least once by itself.
    boolean deadly() {
        return deaths >= MOST && diedAlone;
    }

    /// Whether a process ended though it only had to tell of this.
    boolean beyondTelling() {
        return deaths > MOST && diedAlone;
    }

    /// After its rest even what is deadly may be tried, once.
    void rested() {
        rested = true;
    }

    boolean exhausted() {
        return rested ? bugs > 0 : deadly() || bugs >= MOST;
    }

    int count() {
        return Math.max(deaths, bugs);
    }

    String error() {
        return deadly() ? CRASH : error;
    }

    /// Whether nothing else of this process may run beside the next attempt.
    boolean alone() {
        return (deaths >= ALONE && isolated) || shortOfMemory;
    }

    /// Whether it is one of too many to be tried alone: they run few at a time, so that the next death leaves fewer.
    boolean amongMany() {
        return deaths >= ALONE && !alone();
    }

    void begin() {
        wasAlone = alone();
    }

    boolean madeAlone() {
        return wasAlone;
    }

    /// Whether the job is tried by itself, since something that waits behind it may be what fails, and would be
    /// suspected like it.
    boolean solitary() {
        return bugs > 0 || alone() || amongMany();
    }

    boolean failedBefore() {
        return failures > 0;
    }

    Duration pause() {
        return failedByItself
                ? Backoff.OF_BUGS.after(Math.max(1, bugs))
                : Backoff.OF_WORK.after(failures);
    }

    void failed(Throwable thrown) {
        failures++;
        failedByItself = !isOfTheWorld(thrown);
        if (!failedByItself) {
            return;
        }
        Optional<Throwable> memory =
                causes(thrown).filter(it -> it instanceof OutOfMemoryError).findFirst();
        // Memory that somebody else took is nobody's fault until it is missing without anybody
        // else.
        if (memory.isEmpty() || wasAlone) {
            bugs++;
            error = memory.orElse(thrown).getClass().getSimpleName();
        }
        shortOfMemory = memory.isPresent();
    }

    private boolean isOfTheWorld(Throwable thrown) {
        return causes(thrown)
                .anyMatch(it ->
                        it instanceof LaneStopped
                                || it instanceof LogFailure
                                || it instanceof IOException
                                || it instanceof UncheckedIOException
                                || world.test(it));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(
                        Optional.of(thrown), Optional::isPresent, it -> it.map(Throwable::getCause))
                .limit(DEEPEST)
                .flatMap(Optional::stream);
    }

    /// Of what waits on the lane, what this attempt may see.
    List<Inbound> visible(List<Inbound> queued, Predicate<Inbound> mayBeSeen) {
        if (solitary()) {
            return List.of();
        }
        return watched() ? queued.stream().filter(mayBeSeen).toList() : queued;
    }
}
