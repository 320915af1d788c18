package dev.sailplan.deploy.bench.sight;

import java.time.Instant;

/// A record was made (its own time) and could be read by others (on the reader's monotonic clock).
public record Sighting(Instant made, long readableAt) {}
