package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A lane that commits to memory and is never stopped.
public class FakeLane implements Lane {
    public final SortedMap<String, Payload> state;
    public final List<Outbound> written = new ArrayList<>();
    public final List<Inbound> queue = new ArrayList<>();
    public final SortedMap<String, Instant> timers = new TreeMap<>();
    private final String name;

    public FakeLane(String name, SortedMap<String, Payload> state) {
        this.name = name;
        this.state = state;
    }

    @Override
    public synchronized void commit(Outputs outputs) {
        written.addAll(outputs.records());
        outputs.state()
                .forEach((key, value) ->
                        value.ifPresentOrElse(v -> state.put(key, v), () -> state.remove(key)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int partition() {
        return 0;
    }

    @Override
    public StateView state() {
        return StateView.of(state);
    }

    @Override
    public boolean stopping() {
        return false;
    }

    @Override
    public boolean lost() {
        return false;
    }

    @Override
    public List<Inbound> queued() {
        return List.copyOf(queue);
    }

    @Override
    public void wakeAt(Instant time, String task) {
        timers.put(task, time);
    }
}
