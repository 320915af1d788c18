package dev.sailplan.common.domain.status;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a planner must know of a cluster before it plans for it.
///
/// `openapi` names the OpenAPI v3 document of each group-version (`apis/apps/v1`) by its digest and the
/// number of gzipped parts that travel beside the facts under `openapi/<digest>/<n>`.
public record Facts(
        ClusterName cluster,
        ClusterUid uid,
        String version,
        int nodes,
        List<ApiKind> kinds,
        SealingKey sealingKey,
        Map<String, OpenApiDocument> openapi,
        Instant at) {
    public Facts {
        kinds = List.copyOf(kinds);
        openapi = Map.copyOf(openapi);
    }

    public record OpenApiDocument(Digest digest, int parts) {}
}
