package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.id.SecretKind;
import java.util.Optional;

/// A kind that manifests may use, with its schema where one is known.
///
/// `predicted`: the application's own CRD defines it, the cluster doesn't serve it in this form yet.
public record Kind(KindFacts facts, Optional<Schema> schema, boolean predicted) {
    boolean isSecret() {
        return SecretKind.is(facts.group(), facts.kind());
    }
}
