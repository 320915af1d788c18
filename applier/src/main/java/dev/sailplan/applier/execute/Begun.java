package dev.sailplan.applier.execute;

import dev.sailplan.common.domain.outcome.Attempt;

/// The write-ahead record in state: this release's `Started` is committed and its end is not.
public record Begun(Attempt attempt) {}
