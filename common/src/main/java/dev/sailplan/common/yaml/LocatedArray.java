package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;

/// A list and its place.
public record LocatedArray(SourceLocation at, List<Located> elements) implements Located {
    public LocatedArray {
        elements = List.copyOf(elements);
    }

    @Override
    public JsonArray json() {
        return Json.array(elements.stream().map(Located::json).toList());
    }
}
