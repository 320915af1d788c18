package dev.sailplan.gateway.limits;

import java.time.Duration;

/// Bounds how much of everything a sender may take.
public record IntakeLimits(Bodies bodies, Times times, Rate rate, Traffic traffic) {
    private static final int MIB = 1 << 20;

    public static final IntakeLimits DEFAULTS =
            new IntakeLimits(
                    new Bodies(26 * MIB, MIB, 128L * MIB, 48L * MIB),
                    new Times(
                            Duration.ofSeconds(10), Duration.ofSeconds(6), Duration.ofMillis(7500)),
                    new Rate(10, 200),
                    new Traffic(16 << 10, 1000));

    /// Bounds the bytes of a GitHub body (GitHub stops at 25 MB), of any other, of all bodies being held at once, and
    /// of those sent to one repository.
    public record Bodies(int github, int other, long atOnce, long perRepository) {
        public Bodies {
            if (perRepository < Math.max(github, other) || atOnce < perRepository) {
                throw new IllegalArgumentException(
                        "a repository's share must hold one whole body, and all of them one share");
            }
        }
    }

    /// Bounds the time to send the headers (and between requests), to send the body, and until an answer goes out
    /// whatever happens: hosts give up after 10 seconds.
    public record Times(Duration headers, Duration body, Duration answer) {}

    /// Bounds proven requests of one repository: a sustained rate, and how many may come at once.
    public record Rate(double perSecond, int burst) {}

    /// Bounds the bytes of a request's headers, and events on their way to Kafka at once.
    public record Traffic(int headerBytes, int unacknowledged) {}
}
