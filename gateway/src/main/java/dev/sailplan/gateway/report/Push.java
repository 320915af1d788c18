package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import java.util.Optional;

/// A ref that somebody pushed.
public record Push(
        RepositoryName repository,
        RefName ref,
        Optional<CommitId> before,
        Optional<CommitId> after) {}
