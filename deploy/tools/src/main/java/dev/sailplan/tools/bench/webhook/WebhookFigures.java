package dev.sailplan.tools.bench.webhook;

import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.Distribution;

/// Holds the figures of `bench webhook`: requests a second, and how long each waited for its answer at a steady pace.
public record WebhookFigures(
        Conditions conditions, double durableRate, double ignoredRate, Distribution waits) {

    /// What part of the yardstick's rate.
    double ratio() {
        return durableRate / ignoredRate;
    }
}
