package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something a lane wants written, and what became of it.
final class Step {
    private enum Fate {
        OPEN,
        COMMITTED,
        DROPPED
    }

    private final Outputs outputs;
    private final List<Inbound> finished;
    private final Signal settled;
    private volatile Fate fate = Fate.OPEN;

    Step(Outputs outputs, List<Inbound> finished, Signal settled) {
        this.outputs = outputs;
        this.finished = List.copyOf(finished);
        this.settled = settled;
    }

    List<Outbound> records() {
        return outputs.records();
    }

    Map<String, Optional<Payload>> changes() {
        return outputs.state();
    }

    /// The records that are done with when this is committed.
    List<Inbound> finished() {
        return finished;
    }

    long bytes() {
        long ofState =
                outputs.state().values().stream()
                        .mapToLong(it -> it.map(Payload::size).orElse(0))
                        .sum();
        return ofState + outputs.records().stream().mapToLong(OutputLimit::bytes).sum();
    }

    void committed() {
        settle(Fate.COMMITTED);
    }

    void dropped() {
        settle(Fate.DROPPED);
    }

    /// Returns when it is committed.
    ///
    /// @throws LaneStopped when it never will be
    void await() {
        while (fate == Fate.OPEN) {
            settled.await();
        }
        if (fate == Fate.DROPPED) {
            throw new LaneStopped();
        }
    }

    private void settle(Fate end) {
        fate = end;
        settled.raise();
    }
}
