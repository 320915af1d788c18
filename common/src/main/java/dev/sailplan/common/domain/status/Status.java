package dev.sailplan.common.domain.status;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Health;
import java.time.Instant;
import java.util.Optional;

/// The latest word of an applier about one application.
///
/// `held` is the intent digest whose bodies the applier holds, `wants` the release whose bodies it misses.
public record Status(
        ApplicationKey application,
        ClusterUid cluster,
        RepositoryName owner,
        Optional<Claim> claimed,
        Optional<Settlement> settled,
        Optional<Digest> held,
        Health health,
        Optional<Generation> wants,
        Instant at) {

    /// The newest release that the cluster has been claimed for.
    public record Claim(Generation generation, Digest release) {}

    /// How the last settled release ended.
    public record Settlement(
            Generation generation,
            PlanId plan,
            CommitId commit,
            EventId event,
            End end,
            String detail) {}

    public enum End {
        APPLIED,
        FAILED,
        HELD,
        SUPERSEDED
    }

    public Generation claimedGeneration() {
        return claimed.map(Claim::generation).orElse(Generation.NONE);
    }
}
