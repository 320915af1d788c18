package dev.sailplan.tools.bench;

import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.MachineFacts;
import dev.sailplan.tools.bench.measure.Moment;
import java.time.Instant;

final class Samples {
    static final Conditions CONDITIONS =
            new Conditions(
                    new MachineFacts(2, 24L << 30, "25.0.3", "Linux amd64"),
                    new Moment(Instant.parse("2026-11-23T07:00:00.123Z"), 0.52),
                    new Moment(Instant.parse("2026-11-23T07:02:00Z"), 3.14));

    private Samples() {}
}
