package dev.sailplan.planner.manifest.schema;

import dev.sailplan.common.domain.id.SecretKind;
import java.util.Optional;

/// A kind that manifests may use, with its schema where one is known.
///
/// `status`: it has a status subresource, so that the API server takes a status from no manifest. `predicted`: the
/// application's own CRD defines it, the cluster doesn't serve it in this form yet.
public record Kind(KindFacts facts, Optional<Schema> schema, boolean status, boolean predicted) {
    /// One that is served, and of which no document says more.
    static Kind undescribed(KindFacts facts) {
        return new Kind(facts, Optional.empty(), false, false);
    }

    public boolean isSecret() {
        return SecretKind.is(facts.group(), facts.kind());
    }
}
