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

/// An applier's latest word about one application.
///
/// `held` is the intent digest whose bodies the applier holds, `wants` the release whose bodies it misses, and `freed`
/// the release that may be made again: what held it is gone, or the cluster was restored to before it. `latest` is the release that the applier is at,
/// or that it could not settle the cluster for.
public record Status(
        ApplicationKey application,
        ClusterUid cluster,
        RepositoryName owner,
        Optional<Claim> claimed,
        Optional<Settlement> settled,
        Optional<Digest> held,
        Health health,
        Optional<Generation> wants,
        Optional<Generation> freed,
        Optional<Latest> latest,
        Instant at) {

    /// Of an applier that is at no release.
    public Status(
            ApplicationKey application,
            ClusterUid cluster,
            RepositoryName owner,
            Optional<Claim> claimed,
            Optional<Settlement> settled,
            Optional<Digest> held,
            Health health,
            Optional<Generation> wants,
            Optional<Generation> freed,
            Instant at) {
        this(
                application,
                cluster,
                owner,
                claimed,
                settled,
                held,
                health,
                wants,
                freed,
                Optional.empty(),
                at);
    }

    /// Names the newest release that the cluster has been claimed for.
    public record Claim(Generation generation, Digest release) {}

    /// Tells how the last settled release ended.
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

    /// Names the newest release that the applier took up, where the cluster is not settled for it. `repository` is
    /// whose release it is, which a refused one's is not `owner`; the stage began `since`.
    public record Latest(
            Generation generation,
            CommitId commit,
            EventId event,
            RepositoryName repository,
            Stage stage,
            String why,
            Instant since) {}

    /// Tells how far a release is that the cluster is not settled for.
    public enum Stage {
        APPLYING,
        /// It can't go on, and is tried again by itself.
        WAITING,
        /// It ended without a claim, and is not tried again by itself.
        FAILED
    }

    public Generation claimedGeneration() {
        return claimed.map(Claim::generation).orElse(Generation.NONE);
    }

    /// The same with another word about the release that the applier is at.
    public Status with(Optional<Latest> release, Instant when) {
        return new Status(
                application,
                cluster,
                owner,
                claimed,
                settled,
                held,
                health,
                wants,
                freed,
                release,
                when);
    }

    /// Whether both say the same of what stands on the cluster, whatever is under way and whenever they were said.
    public boolean standsAs(Status other) {
        return with(Optional.empty(), Instant.EPOCH)
                .equals(other.with(Optional.empty(), Instant.EPOCH));
    }
}
