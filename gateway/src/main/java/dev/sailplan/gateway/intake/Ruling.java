package dev.sailplan.gateway.intake;

import dev.sailplan.common.log.port.Outbound;
import java.util.List;

/// What became of a request once it was heard.
sealed interface Ruling {
    /// Say yes when these are durable.
    record Publish(List<Outbound> records) implements Ruling {
        public Publish {
            records = List.copyOf(records);
        }
    }

    record Say(Answer answer) implements Ruling {}
}
