package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.problem.SourceLocation;

/// One document of a stream that was read without a problem.
public record Document(Located value) {
    public SourceLocation at() {
        return value.at();
    }
}
