package dev.sailplan.common.log.state;

import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Payload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Holds the committed state of one partition: what the work put there, and what the loop itself keeps beside it.
public final class PartitionState implements StateView {
    /// Before the name of a lane: its [Cursor].
    public static final String CURSOR = "cursor/";

    /// The records that no lane needs a cursor for any more.
    public static final String FLOOR = "loop/floor";

    /// The id of the topic that this state was written to.
    public static final String ORIGIN = "loop/state-topic";

    /// The topics whose records the offsets, committed together with the state, count.
    static final String SOURCES = "loop/sources";

    private static final int CURSORS_KEPT = 100;

    private final ConcurrentNavigableMap<String, Payload> ofWork = new ConcurrentSkipListMap<>();
    private final Map<String, Payload> ofLoop = new ConcurrentHashMap<>();
    private final Map<String, Payload> remains = new HashMap<>();
    private int sweepAbove = CURSORS_KEPT;

    /// Takes what was found on the state topic. Where that doesn't name the topic as its own, it is only what a
    /// loop wrote that had not yet noticed that the topic is another: changes of entries that are gone. It counts
    /// for nothing, and is removed with the first commit.
    public void load(Map<String, Payload> found, String stateTopicId) {
        Optional<String> origin = Optional.ofNullable(found.get(ORIGIN)).map(Payload::text);
        if (origin.equals(Optional.of(stateTopicId))) {
            found.forEach(this::put);
        } else {
            remains.putAll(found);
        }
    }

    /// What has to be written so that the state says which topics it is about.
    public Map<String, Optional<Payload>> toWrite(TopicIds topics) {
        Map<String, Optional<Payload>> changes = new TreeMap<>();
        remains.keySet().forEach(it -> changes.put(it, Optional.empty()));
        Map.of(ORIGIN, Payload.of(topics.state()), SOURCES, topics.ofSources())
                .forEach((key, value) -> {
                    if (!ofLoop(key).equals(Optional.of(value))) {
                        changes.put(key, Optional.of(value));
                    }
                });
        return changes;
    }

    /// Whether the committed offsets of a source are about this topic, and not about another of its name.
    public boolean counts(String topic, String topicId) {
        return ofLoop(SOURCES).stream()
                .flatMap(it -> it.text().lines())
                .anyMatch((topic + " " + topicId)::equals);
    }

    @Override
    public Optional<Payload> get(String key) {
        return Optional.ofNullable(ofWork.get(key));
    }

    @Override
    public SortedMap<String, Payload> under(String prefix) {
        return new TreeMap<>(ofWork.subMap(prefix, prefix + Character.MAX_VALUE));
    }

    public Cursor cursor(String lane) {
        return ofLoop(CURSOR + lane).map(Cursor::parse).orElse(Cursor.NONE);
    }

    public Cursor floor() {
        return ofLoop(FLOOR).map(Cursor::parse).orElse(Cursor.NONE);
    }

    /// Whether an earlier run has finished the record.
    public boolean finished(String lane, String topicId, long offset) {
        return floor().covers(topicId, offset) || cursor(lane).covers(topicId, offset);
    }

    public Map<String, Payload> cursors() {
        Map<String, Payload> cursors = new TreeMap<>(ofLoop);
        cursors.keySet().removeIf(it -> !it.startsWith(CURSOR));
        return cursors;
    }

    /// The keys with this prefix of what the loop keeps.
    public List<String> keysOfLoop(String prefix) {
        return ofLoop.keySet().stream().filter(it -> it.startsWith(prefix)).toList();
    }

    /// Whether there are enough cursors to make it worth looking for those that are no longer needed.
    public boolean sweepDue() {
        return ofLoop.size() > sweepAbove;
    }

    public void swept() {
        sweepAbove = CURSORS_KEPT + 2 * ofLoop.size();
    }

    /// What stands under the key, be it the work's or the loop's.
    public Optional<Payload> stored(String key) {
        Optional<Payload> present = StateRecords.reserved(key) ? ofLoop(key) : get(key);
        return present.or(() -> Optional.ofNullable(remains.get(key)));
    }

    public void apply(Map<String, Optional<Payload>> changes) {
        changes.forEach((key, value) -> {
            remains.remove(key);
            value.ifPresentOrElse(it -> put(key, it), () -> home(key).remove(key));
        });
    }

    private void put(String key, Payload value) {
        home(key).put(key, value);
    }

    private Map<String, Payload> home(String key) {
        return StateRecords.reserved(key) ? ofLoop : ofWork;
    }

    /// What the loop keeps under the key.
    public Optional<Payload> ofLoop(String key) {
        return Optional.ofNullable(ofLoop.get(key));
    }
}
