package dev.sailplan.applier.testing;

import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Lanes;
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

/// A lane that commits into memory, and forgets nothing when the work on it is broken off.
public final class TestLane implements Lane {
    /// Lanes of which none is woken.
    static final Lanes ASLEEP =
            new Lanes() {
                @Override
                public void wake(int partition, String lane, String task) {}

                @Override
                public int partitionOf(String key) {
                    return 0;
                }
            };

    private final String name;
    private final SortedMap<String, Payload> state;
    private final List<Outbound> sent = new ArrayList<>();
    private final List<Inbound> queued = new ArrayList<>();
    private final SortedMap<String, Instant> timers = new TreeMap<>();
    private volatile boolean lost;
    private Crasher crasher = Crasher.never();
    private int commits;

    public TestLane(String name, SortedMap<String, Payload> state) {
        this.name = name;
        this.state = state;
    }

    public void crashing(Crasher newCrasher) {
        crasher = newCrasher;
    }

    @Override
    public synchronized void commit(Outputs outputs) {
        crasher.call(() -> {
            commits++;
            sent.addAll(outputs.records());
            outputs.state()
                    .forEach((key, value) ->
                            value.ifPresentOrElse(v -> state.put(key, v), () -> state.remove(key)));
            return true;
        });
    }

    /// How many transactions there were.
    public synchronized int commits() {
        return commits;
    }

    public synchronized List<Outbound> sent() {
        return List.copyOf(sent);
    }

    public void queue(List<Inbound> records) {
        queued.addAll(records);
    }

    public void dequeue(List<Inbound> records) {
        queued.removeAll(records);
    }

    public SortedMap<String, Instant> timers() {
        return timers;
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

    /// The partition goes to somebody else, now.
    public void lose() {
        lost = true;
    }

    @Override
    public boolean lost() {
        return lost;
    }

    @Override
    public List<Inbound> queued() {
        return List.copyOf(queued);
    }

    @Override
    public void wakeAt(Instant time, String task) {
        timers.put(task, time);
    }
}
