package dev.sailplan.gateway.hook;

import dev.sailplan.common.domain.event.Event;
import java.util.List;

/// Tells what to do with an authenticated request.
public sealed interface HookDecision {
    /// Publishes these events, one for each ref or pull request that changed.
    record Accepted(List<Event> events) implements HookDecision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// A request that nothing follows from; the sender is not to blame, so it must not count as a failed delivery.
    record Uninteresting(String why) implements HookDecision {}

    /// A request that is not what its host is known to send. `why` names fields, never values.
    record Rejected(int status, String why) implements HookDecision {}
}
