package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.problem.SourceLocation;

/// Text and where it was written.
record Text(String value, SourceLocation at) {
    Text with(String other) {
        return new Text(other, at);
    }
}
