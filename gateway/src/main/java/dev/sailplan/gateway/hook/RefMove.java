package dev.sailplan.gateway.hook;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import java.util.Optional;

/// Reads `ref`, `before` and `after`, which all hosts write alike.
final class RefMove {
    private RefMove() {}

    static Pushed of(HookRequest request, EventId id, PayloadFields body, Actor actor) {
        Optional<CommitId> before = body.commitOrZero("before");
        Optional<CommitId> after = body.commitOrZero("after");
        if (before.isEmpty() && after.isEmpty()) {
            throw body.wrong("after", "a commit where 'before' is none");
        }
        return new Pushed(
                id,
                request.source().repository(),
                body.ref("ref"),
                before,
                after,
                actor,
                request.at());
    }
}
