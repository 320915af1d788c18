package dev.sailplan.gateway.hearing;

import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.gateway.http.Answer;
import java.util.List;

/// What became of a request once it was heard.
public sealed interface HookResult {
    /// Say yes when these are durable.
    record Publish(List<Outbound> records) implements HookResult {
        public Publish {
            records = List.copyOf(records);
        }
    }

    record Say(Answer answer) implements HookResult {}
}
