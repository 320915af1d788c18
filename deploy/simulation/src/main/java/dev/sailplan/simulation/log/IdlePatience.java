package dev.sailplan.simulation.log;

import java.time.Duration;

/// Decides how long a poll really takes: the longer nothing came, the longer it oversleeps. A world at rest would else
/// spend all its steps on polls that find nothing.
final class IdlePatience {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private Duration now = Duration.ZERO;

    Duration of(Duration atMost) {
        return atMost.isZero() || atMost.compareTo(now) >= 0 ? atMost : now;
    }

    void after(Duration asked, boolean idle) {
        Duration doubled = (now.isZero() ? asked : now).multipliedBy(2);
        now = idle ? (doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST) : Duration.ZERO;
    }
}
