package dev.sailplan.applier.inbox;

import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// A lane with a note that is not written yet: whoever asks this lane sees it as written, and it goes into the next
/// transaction, so that it costs none of its own.
public final class BufferedLane implements Lane {
    private final Lane lane;
    private Outputs note;

    public BufferedLane(Lane lane, Outputs note) {
        this.lane = lane;
        this.note = note;
    }

    public synchronized void note(Outputs more) {
        note = note.and(more);
    }

    /// What no transaction has taken along.
    public synchronized Outputs rest() {
        return note;
    }

    @Override
    public void commit(Outputs outputs) {
        Outputs taken = rest();
        lane.commit(taken.and(outputs));
        written(taken);
    }

    /// What was noted meanwhile is written once more: the note is of state, which may be.
    private synchronized void written(Outputs taken) {
        if (note.equals(taken)) {
            note = Outputs.NONE;
        }
    }

    @Override
    public StateView state() {
        StateView written = lane.state();
        Map<String, Optional<Payload>> changes = rest().state();
        return new StateView() {
            @Override
            public Optional<Payload> get(String key) {
                return changes.containsKey(key) ? changed(changes, key) : written.get(key);
            }

            @Override
            public SortedMap<String, Payload> under(String prefix) {
                SortedMap<String, Payload> all = written.under(prefix);
                changes.forEach((key, value) -> {
                    if (key.startsWith(prefix)) {
                        value.ifPresentOrElse(v -> all.put(key, v), () -> all.remove(key));
                    }
                });
                return all;
            }
        };
    }

    private static Optional<Payload> changed(Map<String, Optional<Payload>> changes, String key) {
        return changes.getOrDefault(key, Optional.empty());
    }

    @Override
    public String name() {
        return lane.name();
    }

    @Override
    public int partition() {
        return lane.partition();
    }

    @Override
    public boolean stopping() {
        return lane.stopping();
    }

    @Override
    public boolean lost() {
        return lane.lost();
    }

    @Override
    public List<Inbound> queued() {
        return lane.queued();
    }

    @Override
    public void wakeAt(Instant time, String task) {
        lane.wakeAt(time, task);
    }
}
