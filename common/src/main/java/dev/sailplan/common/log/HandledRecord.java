package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Inbound;
import java.util.List;

/// Holds what the work on a record ends with: its outputs, and which queued records it answered as well.
public record HandledRecord(Outputs outputs, List<Inbound> alsoFinished) {
    public HandledRecord {
        alsoFinished = List.copyOf(alsoFinished);
    }

    public static HandledRecord with(Outputs outputs) {
        return new HandledRecord(outputs, List.of());
    }
}
