package dev.sailplan.planner.state;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;

/// A fault of our own code, without its message: that may quote what was being read, even a Secret.
public record InternalFault(String type, String frames) {
    private static final int MOST_CAUSES = 5;
    private static final int MOST_FRAMES = 12;

    public static InternalFault of(Throwable thrown) {
        String frames =
                Stream.iterate(
                                Optional.of(thrown),
                                Optional::isPresent,
                                last -> last.map(Throwable::getCause))
                        .flatMap(Optional::stream)
                        .limit(MOST_CAUSES)
                        .map(InternalFault::frames)
                        .collect(Collectors.joining(" caused by "));
        return new InternalFault(thrown.getClass().getSimpleName(), frames);
    }

    private static String frames(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(MOST_FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ", thrown.getClass().getName() + " at ", ""));
    }

    /// `about` names the application or the repository.
    public void log(Logger log, String about, String what) {
        log.atError()
                .addKeyValue("about", about)
                .addKeyValue("fault", type)
                .addKeyValue("frames", frames)
                .log(what);
    }

    /// What people are told of an event that the loop gave up.
    public static Problem quarantined(Event event, String error) {
        return new Problem(
                SourceLocation.wholeFile(event.repository().value()),
                event.getClass().getSimpleName()
                        + " was given up after three attempts because of a fault in Sailplan ("
                        + error
                        + "); please report it. What was applied stays, a new push is planned as"
                        + " usual, and sailplan quarantine release tries this one again, or drop closes"
                        + " it");
    }

    public Problem problem(SourceLocation at, String what) {
        return new Problem(
                at, what + " because of a fault in Sailplan (" + type + "); please report it");
    }
}
