package dev.sailplan.planner.plan;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.problem.SourceLocation;

/// An object that an application wants, with namespace and `stringData` already in their normal form.
public record DesiredObject(
        ObjectId object, String version, JsonObject manifest, SourceLocation at) {}
