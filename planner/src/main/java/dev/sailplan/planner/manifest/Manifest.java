package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.LocatedObject;

/// An object that an application declares.
///
/// `source` is what was written; `json` is what is sent: its namespace by the kind's scope, `stringData` folded into
/// `data`, and nothing that only a cluster writes. `predicted` marks kinds that the application itself defines.
public record Manifest(
        ObjectId id,
        String version,
        SourceLocation at,
        LocatedObject source,
        JsonObject json,
        boolean predicted) {

    public String apiVersion() {
        return id.group().isEmpty() ? version : id.group() + "/" + version;
    }
}
