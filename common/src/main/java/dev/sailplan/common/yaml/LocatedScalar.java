package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.Optional;

/// A scalar and its place: text, a number, a boolean or null.
///
/// `unquoted` is what stands in the file where YAML makes something else than text of it: `y` of true, `1.10` of 1.1.
public record LocatedScalar(SourceLocation at, Json json, Optional<String> unquoted)
        implements Located {
    public LocatedScalar {
        if (json instanceof JsonObject || json instanceof JsonArray) {
            throw new IllegalArgumentException("a scalar is neither an object nor a list");
        }
    }

    public LocatedScalar(SourceLocation at, Json json) {
        this(at, json, Optional.empty());
    }
}
