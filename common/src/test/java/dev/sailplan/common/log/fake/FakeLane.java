package dev.sailplan.common.log.fake;

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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A lane that commits to memory. It may meet topics that can't be written, lose its partition, or die at a commit.
public final class FakeLane implements Lane {
    public final SortedMap<String, Payload> state;
    public final List<Outbound> written = new ArrayList<>();
    public final List<Inbound> queue = new ArrayList<>();
    public final SortedMap<String, Instant> timers = new TreeMap<>();
    private final String name;
    private UnaryOperator<Runnable> dying = UnaryOperator.identity();
    private Predicate<Outbound> unwritable = _ -> false;
    private int commits;
    private int commitsLeft = Integer.MAX_VALUE;
    private volatile boolean lost;

    public FakeLane(String name, SortedMap<String, Payload> state) {
        this.name = name;
        this.state = state;
    }

    /// What a process meets that dies at a commit.
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// It dies at the commit after so many.
    public void crashAfter(int more) {
        commitsLeft = more;
    }

    /// It dies before or after a commit, as this decides.
    public void dying(UnaryOperator<Runnable> around) {
        dying = around;
    }

    /// What goes to topics that can't be written.
    public void refusing(Predicate<Outbound> records) {
        unwritable = records;
    }

    /// The partition goes to somebody else, now.
    public void lose() {
        lost = true;
    }

    @Override
    public synchronized void commit(Outputs outputs) {
        if (commitsLeft-- <= 0) {
            throw new Crash();
        }
        outputs.records().stream().filter(unwritable).findFirst().ifPresent(FakeLane::refuse);
        dying.apply(() -> write(outputs)).run();
    }

    private static void refuse(Outbound record) {
        throw new LogFailure.Unwritable(
                record.topic(), "it is missing", new IllegalStateException());
    }

    private void write(Outputs outputs) {
        commits++;
        written.addAll(outputs.records());
        outputs.state()
                .forEach((key, value) ->
                        value.ifPresentOrElse(v -> state.put(key, v), () -> state.remove(key)));
    }

    /// How many transactions there were.
    public synchronized int commits() {
        return commits;
    }

    public synchronized List<Outbound> sent() {
        return List.copyOf(written);
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
        return lost;
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
