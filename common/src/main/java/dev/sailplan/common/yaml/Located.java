package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.problem.SourceLocation;

/// A JSON value that knows where each of its parts was written.
///
/// What an alias or a merge key brings in keeps the place where it was written out.
public sealed interface Located permits LocatedObject, LocatedArray, LocatedScalar {
    SourceLocation at();

    Json json();
}
