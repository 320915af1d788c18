package dev.sailplan.planner.lane;

import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/// A lane that commits to memory, can lose its thread in the middle and meet topics that can't be written.
final class RecordingLane implements Lane {
    final SortedMap<String, Payload> state = new ConcurrentSkipListMap<>();
    final List<Outbound> written = new ArrayList<>();
    final List<Inbound> queue = new ArrayList<>();
    final Map<String, Instant> timers = new TreeMap<>();
    private int commitsLeft = Integer.MAX_VALUE;

    /// What goes to topics that can't be written.
    Predicate<Outbound> unwritable = _ -> false;

    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void crashAfter(int commits) {
        commitsLeft = commits;
    }

    @Override
    public String name() {
        return "shop/deploy";
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
    public synchronized void commit(Outputs outputs) {
        if (commitsLeft-- <= 0) {
            throw new Crash();
        }
        outputs.records().stream().filter(unwritable).findFirst().ifPresent(RecordingLane::refuse);
        written.addAll(outputs.records());
        outputs.state()
                .forEach((key, value) -> {
                    if (value.isPresent()) {
                        state.put(key, value.get());
                    } else {
                        state.remove(key);
                    }
                });
    }

    private static void refuse(Outbound record) {
        throw new LogFailure.Unwritable(
                record.topic(), "it is missing", new IllegalStateException());
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
