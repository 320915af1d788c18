package dev.sailplan.deploy.bench;

import java.time.Instant;

/// A time and the load average of the machine then.
record Moment(Instant at, double load) {
    static Moment now() {
        return new Moment(Instant.now(), Machine.load());
    }
}
