package dev.sailplan.tools.bench.measure;

import java.time.Instant;

/// A time and the load average of the machine then.
public record Moment(Instant at, double load) {
    public static Moment now() {
        return new Moment(Instant.now(), MachineFacts.load());
    }
}
