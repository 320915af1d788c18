package dev.sailplan.applier.prepare;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.IndexEntry;
import java.util.Optional;

/// Turns a body as it travels into the manifest to apply.
@FunctionalInterface
public interface BodyOpening {
    /// The manifest with its Secret values opened; empty where they can't be opened, or where the manifest is not
    /// that of the entry's digest and identity.
    Optional<JsonObject> open(ApplicationKey application, IndexEntry entry, Body body);
}
