package dev.sailplan.planner.plan;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;

/// Names the objects of one application by digests and makes them safe to travel.
public interface ObjectSealing {
    /// The object digest; of a Secret it is taken with fingerprints in place of the values.
    Digest digest(ObjectId object, JsonObject manifest);

    /// The manifest, with the values of a Secret sealed to the destination cluster.
    JsonObject sealed(ObjectId object, JsonObject manifest);
}
