package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Inbound;
import java.util.List;

/// Holds what the work on a record ends with: its outputs, and which queued records it answered as well.
public record Done(Outputs outputs, List<Inbound> alsoFinished) {
    public Done {
        alsoFinished = List.copyOf(alsoFinished);
    }

    public static Done with(Outputs outputs) {
        return new Done(outputs, List.of());
    }
}
