package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.port.TopicPartition;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A transaction: what it touched, and the offsets that count once it is committed. Guarded by its log.
final class FakeTransaction {
    private enum State {
        OPEN,
        COMMITTED,
        ABORTED
    }

    private final Instant begun;
    private final Set<FakePartition> touched = new HashSet<>();
    private final Map<TopicPartition, Long> offsets = new HashMap<>();
    private final FakeGroup group;
    private State state = State.OPEN;

    FakeTransaction(Instant begun, FakeGroup group) {
        this.begun = begun;
        this.group = group;
    }

    /// The transaction of a record that was written without one.
    static FakeTransaction none() {
        FakeTransaction none = new FakeTransaction(Instant.MIN, new FakeGroup());
        none.state = State.COMMITTED;
        return none;
    }

    boolean open() {
        return state == State.OPEN;
    }

    boolean committed() {
        return state == State.COMMITTED;
    }

    Instant begun() {
        return begun;
    }

    void touch(FakePartition partition) {
        touched.add(partition);
    }

    void offsets(Map<TopicPartition, Long> more) {
        offsets.putAll(more);
    }

    boolean holds(FakeGroup asked, TopicPartition partition) {
        return open() && group == asked && offsets.containsKey(partition);
    }

    void end(boolean commit) {
        if (!open()) {
            return;
        }
        state = commit ? State.COMMITTED : State.ABORTED;
        touched.forEach(FakePartition::mark);
        if (commit) {
            group.offsets().putAll(offsets);
        }
    }
}
