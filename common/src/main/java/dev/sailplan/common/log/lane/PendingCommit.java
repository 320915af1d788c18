package dev.sailplan.common.log.lane;

import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.state.OutputLimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds what a lane wants committed, and what became of it.
public final class PendingCommit {
    private enum Fate {
        OPEN,
        COMMITTED,
        DROPPED,
        REFUSED
    }

    private final Outputs outputs;
    private final List<Inbound> finished;
    private final Signal settled;
    private volatile Fate fate = Fate.OPEN;
    private volatile Optional<LogFailure.Unwritable> refusal = Optional.empty();

    public PendingCommit(Outputs outputs, List<Inbound> finished, Signal settled) {
        this.outputs = outputs;
        this.finished = List.copyOf(finished);
        this.settled = settled;
    }

    public List<Outbound> records() {
        return outputs.records();
    }

    public Map<String, Optional<Payload>> changes() {
        return outputs.state();
    }

    /// The records that are done with when this is committed.
    public List<Inbound> finished() {
        return finished;
    }

    public long bytes() {
        long ofState =
                outputs.state().values().stream()
                        .mapToLong(it -> it.map(Payload::size).orElse(0))
                        .sum();
        return ofState + outputs.records().stream().mapToLong(OutputLimit::bytes).sum();
    }

    public void committed() {
        settle(Fate.COMMITTED);
    }

    void dropped() {
        settle(Fate.DROPPED);
    }

    /// The log does not take it: whoever handed it in decides what to do instead.
    public void refused(LogFailure.Unwritable why) {
        refusal = Optional.of(why);
        settle(Fate.REFUSED);
    }

    /// Returns when it is committed.
    ///
    /// @throws LaneStopped when it never will be
    /// @throws LogFailure.Unwritable when one of its topics can't be written; nothing of it was
    void await() {
        while (fate == Fate.OPEN) {
            settled.await();
        }
        if (fate == Fate.DROPPED) {
            throw new LaneStopped();
        }
        refusal.ifPresent(why -> {
            throw why;
        });
    }

    private void settle(Fate end) {
        fate = end;
        settled.raise();
    }
}
