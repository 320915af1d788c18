package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Payload;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The committed state of one partition: what the work put there, and what the loop itself keeps beside it.
final class PartitionState implements StateView {
    /// Before the name of a lane: its [Cursor].
    static final String CURSOR = "cursor/";

    /// The records that no lane needs a cursor for any more.
    static final String FLOOR = "loop/floor";

    /// The id of the topic that this state was written to.
    static final String ORIGIN = "loop/state-topic";

    private static final int CURSORS_KEPT = 100;

    private final ConcurrentNavigableMap<String, Payload> ofWork = new ConcurrentSkipListMap<>();
    private final Map<String, Payload> ofLoop = new ConcurrentHashMap<>();
    private int sweepAbove = CURSORS_KEPT;

    @Override
    public Optional<Payload> get(String key) {
        return Optional.ofNullable(ofWork.get(key));
    }

    @Override
    public SortedMap<String, Payload> under(String prefix) {
        return new TreeMap<>(ofWork.subMap(prefix, prefix + Character.MAX_VALUE));
    }

    Cursor cursor(String lane) {
        return ofLoop(CURSOR + lane).map(Cursor::parse).orElse(Cursor.NONE);
    }

    Cursor floor() {
        return ofLoop(FLOOR).map(Cursor::parse).orElse(Cursor.NONE);
    }

    Optional<String> origin() {
        return ofLoop(ORIGIN).map(Payload::text);
    }

    /// Whether an earlier run has finished the record.
    boolean finished(String lane, String topicId, long offset) {
        return floor().covers(topicId, offset) || cursor(lane).covers(topicId, offset);
    }

    Map<String, Payload> cursors() {
        Map<String, Payload> cursors = new TreeMap<>(ofLoop);
        cursors.keySet().removeIf(it -> !it.startsWith(CURSOR));
        return cursors;
    }

    /// Whether there are enough cursors to make it worth looking for those that are no longer needed.
    boolean sweepDue() {
        return ofLoop.size() > sweepAbove;
    }

    void swept() {
        sweepAbove = CURSORS_KEPT + 2 * ofLoop.size();
    }

    /// What stands under the key, be it the work's or the loop's.
    Optional<Payload> stored(String key) {
        return StateRecords.reserved(key) ? ofLoop(key) : get(key);
    }

    void apply(Map<String, Optional<Payload>> changes) {
        changes.forEach((key, value) -> {
            Map<String, Payload> home = StateRecords.reserved(key) ? ofLoop : ofWork;
            value.ifPresentOrElse(it -> home.put(key, it), () -> home.remove(key));
        });
    }

    private Optional<Payload> ofLoop(String key) {
        return Optional.ofNullable(ofLoop.get(key));
    }
}
