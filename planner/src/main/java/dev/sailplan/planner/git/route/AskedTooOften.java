package dev.sailplan.planner.git.route;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;

/// Reads in an answer how long a host wants to be left alone.
///
/// `Retry-After` is HTTP's own. GitHub and GitLab say besides when they count anew, under names of their own, and GitHub
/// answers 403 where others answer 429.
public record AskedTooOften(int status, Duration pause) {
    private static final int TOO_MANY = 429;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;
    private static final Duration UNSAID = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /// Empty where the host has nothing against being asked again.
    ///
    /// @param headers the value of a header, or none
    public static Optional<AskedTooOften> in(
            int status, Function<String, Optional<String>> headers, Instant now) {
        Optional<Duration> said =
                headers.apply("Retry-After")
                        .flatMap(value -> retryAfter(value, now))
                        .or(() -> counted(headers, "X-RateLimit", now))
                        .or(() -> counted(headers, "RateLimit", now));
        return switch (status) {
            case TOO_MANY -> Optional.of(of(status, said.orElse(UNSAID)));
            case FORBIDDEN, UNAVAILABLE -> said.map(pause -> of(status, pause));
            default -> Optional.empty();
        };
    }

    private static AskedTooOften of(int status, Duration pause) {
        Duration some = pause.isPositive() ? pause : Duration.ofSeconds(1);
        return new AskedTooOften(status, some.compareTo(LONGEST) < 0 ? some : LONGEST);
    }

    private static Optional<Duration> retryAfter(String value, Instant now) {
        if (value.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant then =
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> counted(
            Function<String, Optional<String>> headers, String prefix, Instant now) {
        return headers.apply(prefix + "-Remaining")
                .filter("0"::equals)
                .flatMap(_ -> headers.apply(prefix + "-Reset"))
                .filter(value -> value.matches("[0-9]{1,11}"))
                .map(value -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(value))));
    }
}
