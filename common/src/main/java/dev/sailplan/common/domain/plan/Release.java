package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Permission to carry out one plan now.
public record Release(
        Subject subject,
        Generation generation,
        PlanId plan,
        Digest intent,
        Scope scope,
        List<Approval> approvals,
        List<Pin> pins,
        List<Pause> pauses,
        EventId event,
        Instant at) {
    public Release {
        approvals = List.copyOf(approvals);
        pins = List.copyOf(pins);
        pauses = List.copyOf(pauses);
    }

    /// Which objects are asked about: those whose desired state changed, or every one.
    public enum Scope {
        CHANGED,
        ALL
    }

    /// Who agreed, and to which effects; without a digest the merge itself is the approval.
    public record Approval(String person, Optional<Digest> effects, Instant at) {}

    /// The application stays at a commit until it is unpinned.
    public record Pin(String person, CommitId commit, String reason) {}

    /// Nothing is released until the application is resumed.
    public record Pause(String person, String reason) {}
}
