package dev.sailplan.common.domain.status;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds what a planner must know of a cluster before it plans for it.
///
/// `openapi` names the OpenAPI v3 document of each group-version (`apis/apps/v1`) by its digest and the
/// number of gzipped parts that travel beside the facts under `openapi/<digest>/<n>`.
/// `stale` names group-versions (`metrics.k8s.io/v1beta1`) whose own server did not answer: their kinds are as it
/// said last, or not among these at all. It is absent where all answer.
public record Facts(
        ClusterName cluster,
        ClusterUid uid,
        String version,
        int nodes,
        List<ApiKind> kinds,
        SealingKey sealingKey,
        Map<String, OpenApiDocument> openapi,
        Instant at,
        Optional<List<String>> stale) {
    public Facts {
        kinds = List.copyOf(kinds);
        openapi = Map.copyOf(openapi);
        stale = stale.filter(names -> !names.isEmpty()).map(List::copyOf);
    }

    /// Of a cluster whose every server answers.
    public Facts(
            ClusterName cluster,
            ClusterUid uid,
            String version,
            int nodes,
            List<ApiKind> kinds,
            SealingKey sealingKey,
            Map<String, OpenApiDocument> openapi,
            Instant at) {
        this(cluster, uid, version, nodes, kinds, sealingKey, openapi, at, Optional.empty());
    }

    /// The group-versions of which nobody knows what they have.
    public List<String> silent() {
        return stale.orElse(List.of()).stream()
                .filter(name -> kinds.stream().noneMatch(k -> k.apiVersion().equals(name)))
                .toList();
    }

    public record OpenApiDocument(Digest digest, int parts) {}
}
