package dev.sailplan.gateway.hearing;

import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.gateway.http.Answer;
import java.util.List;

/// Tells what follows from a request once it was authenticated or refused.
public sealed interface HookResult {
    /// Publishes these records, and says yes when they are durable.
    record Publish(List<Outbound> records) implements HookResult {
        public Publish {
            records = List.copyOf(records);
        }
    }

    record Say(Answer answer) implements HookResult {}
}
