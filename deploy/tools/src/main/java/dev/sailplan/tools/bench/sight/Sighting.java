package dev.sailplan.tools.bench.sight;

import java.time.Instant;

/// Holds when a record was made (its own time) and when others could read it (the reader's monotonic clock).
public record Sighting(Instant made, long readableAt) {}
