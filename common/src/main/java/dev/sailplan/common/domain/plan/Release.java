package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Permits carrying out one plan now. `moves` is absent where nothing moves.
public record Release(
        Subject subject,
        Generation generation,
        PlanId plan,
        Digest intent,
        Scope scope,
        List<Approval> approvals,
        List<Pin> pins,
        List<Pause> pauses,
        Optional<LetGo> letGo,
        EventId event,
        Instant at,
        Optional<Moves> moves) {
    public Release {
        approvals = List.copyOf(approvals);
        pins = List.copyOf(pins);
        pauses = List.copyOf(pauses);
        moves = moves.filter(some -> !some.isEmpty());
    }

    /// The same, with objects that move.
    public Release moving(Moves between) {
        return new Release(
                subject,
                generation,
                plan,
                intent,
                scope,
                approvals,
                pins,
                pauses,
                letGo,
                event,
                at,
                Optional.of(between));
    }

    public Moves moved() {
        return moves.orElse(Moves.NONE);
    }

    /// Tells which objects are asked about: those whose desired state changed, or all, which no planner asks for yet.
    public enum Scope {
        CHANGED,
        ALL
    }

    /// Names who agreed, and to which effects; without a digest the merge itself is the approval.
    ///
    /// The reason is that of a person who let a held plan go on, and is empty where the rules of the project did.
    public record Approval(
            String person, Optional<Digest> effects, Optional<String> reason, Instant at) {
        public boolean isByPerson() {
            return reason.isPresent();
        }
    }

    /// Leaves what the plan no longer declares as it is: it is the application's no more.
    public record LetGo(String person, String reason) {}

    /// Keeps the application at a commit until it is unpinned. No release has one yet.
    public record Pin(String person, CommitId commit, String reason) {}

    /// Stops releases of the application until it is resumed. No release has one yet.
    public record Pause(String person, String reason) {}
}
