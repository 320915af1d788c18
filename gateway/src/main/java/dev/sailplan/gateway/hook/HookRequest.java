package dev.sailplan.gateway.hook;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import java.time.Instant;

/// An authenticated request: whose it is, and what it says. `bodyDigest` is of the bytes as they came. Bodies are
/// never logged, so it doesn't show its own.
public record HookRequest(
        Source source, HookHeaders headers, Json body, Digest bodyDigest, Instant at) {

    @Override
    public String toString() {
        return source + ", " + headers + ", body " + bodyDigest;
    }
}
