package dev.sailplan.applier.announce;

import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Payload;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Notices that the status topic was created anew: nobody knows any more what the old one was told.
public final class StatusTopicReset {
    private static final String KEY = "status-topic";
    private static final List<String> TOLD =
            List.of("facts", "openapi/", "openapi-old/", "status/");
    private final Supplier<String> id;

    /// `id` asks the log for the topic's identity, which it loses when it is created anew.
    public StatusTopicReset(Supplier<String> id) {
        this.id = id;
    }

    /// What makes everything be told again; empty where the topic is the one that was told.
    Outputs forgetting(StateView state) {
        Payload now = Payload.of(id.get());
        if (state.get(KEY).equals(Optional.of(now))) {
            return Outputs.NONE;
        }
        Outputs outputs = Outputs.NONE.put(KEY, now);
        for (String told : TOLD) {
            for (String key : state.under(told).keySet()) {
                outputs = outputs.remove(key);
            }
        }
        return outputs;
    }
}
