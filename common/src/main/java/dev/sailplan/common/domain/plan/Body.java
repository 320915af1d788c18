package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json.JsonObject;

/// A manifest by its digest, with the values of Secrets sealed to the destination cluster.
public record Body(Digest digest, JsonObject manifest) {}
