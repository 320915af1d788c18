package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.problem.SourceLocation;

/// Text, a number, a boolean or null, and its place.
public record LocatedScalar(SourceLocation at, Json json) implements Located {
    public LocatedScalar {
        if (json instanceof JsonObject || json instanceof JsonArray) {
            throw new IllegalArgumentException("a scalar is neither an object nor a list");
        }
    }
}
