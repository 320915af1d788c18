package dev.sailplan.applier.testing;

import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.fake.FakeLane;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// A lane whose process may die at a commit, or lose its partition.
public final class TestLane extends FakeLane {
    private volatile boolean lost;
    private Crasher crasher = Crasher.never();
    private int commits;

    public TestLane(String name, SortedMap<String, Payload> state) {
        super(name, state);
    }

    public void crashing(Crasher newCrasher) {
        crasher = newCrasher;
    }

    @Override
    public synchronized void commit(Outputs outputs) {
        crasher.call(() -> {
            commits++;
            super.commit(outputs);
            return true;
        });
    }

    /// How many transactions there were.
    public synchronized int commits() {
        return commits;
    }

    public synchronized List<Outbound> sent() {
        return List.copyOf(written);
    }

    public void queue(List<Inbound> records) {
        queue.addAll(records);
    }

    public void dequeue(List<Inbound> records) {
        queue.removeAll(records);
    }

    public SortedMap<String, Instant> timers() {
        return timers;
    }

    /// The partition goes to somebody else, now.
    public void lose() {
        lost = true;
    }

    @Override
    public boolean lost() {
        return lost;
    }
}
