package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.id.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps parsed OpenAPI documents by the digest of their bytes, the least recently used leave first.
///
/// Clusters of one version share documents, so the cache is shared by all clusters.
public final class OpenApiCache {
    private final Map<Digest, Optional<OpenApi>> parsed = new LinkedHashMap<>(16, 0.75f, true);
    private final int capacity;

    public OpenApiCache(int capacity) {
        this.capacity = capacity;
    }

    public synchronized Optional<OpenApi> get(Digest digest, Supplier<byte[]> bytes) {
        Optional<OpenApi> known = parsed.get(digest);
        if (known != null) {
            return known;
        }
        Optional<OpenApi> document = OpenApi.parse(bytes.get());
        parsed.put(digest, document);
        if (parsed.size() > capacity) {
            parsed.remove(parsed.keySet().iterator().next());
        }
        return document;
    }
}
