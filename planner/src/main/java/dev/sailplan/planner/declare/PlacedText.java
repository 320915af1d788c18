package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.problem.SourceLocation;

/// A text and where it was written.
record PlacedText(String value, SourceLocation at) {
    PlacedText with(String other) {
        return new PlacedText(other, at);
    }
}
