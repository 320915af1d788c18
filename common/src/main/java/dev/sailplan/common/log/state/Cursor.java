package dev.sailplan.common.log.state;

import dev.sailplan.common.log.port.Payload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Marks which records of a lane are finished, per topic id: all up to an offset, and some beyond it, which were
/// answered together with an earlier one.
public record Cursor(SortedMap<String, Progress> topics) {
    static final Cursor NONE = new Cursor(new TreeMap<>());

    record Progress(long upTo, SortedSet<Long> beyond) {
        private static final Progress NONE = new Progress(-1, new TreeSet<>());

        boolean covers(long offset) {
            return offset <= upTo || beyond.contains(offset);
        }

        long highest() {
            return beyond.isEmpty() ? upTo : beyond.last();
        }

        Progress finish(Collection<Long> finished, OptionalLong oldestOpen) {
            SortedSet<Long> all = new TreeSet<>(beyond);
            all.addAll(finished);
            SortedSet<Long> closed =
                    oldestOpen.isPresent() ? all.headSet(oldestOpen.getAsLong()) : all;
            long reached = closed.isEmpty() ? upTo : Math.max(upTo, closed.last());
            return new Progress(reached, new TreeSet<>(all.tailSet(reached + 1)));
        }

        private String line(String topicId) {
            return Stream.concat(Stream.of(upTo), beyond.stream())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" ", topicId + " ", ""));
        }
    }

    boolean covers(String topicId, long offset) {
        return progress(topicId).covers(offset);
    }

    /// Whether the floor, which names every topic there still is, covers all that this cursor does.
    public boolean within(Cursor floor) {
        return topics.entrySet().stream()
                .filter(it -> floor.topics.containsKey(it.getKey()))
                .allMatch(it -> it.getValue().highest() <= floor.upTo(it.getKey()));
    }

    public long upTo(String topicId) {
        return progress(topicId).upTo;
    }

    /// @param oldestOpen the oldest record of the lane in this topic that has been read and isn't finished
    public Cursor finish(String topicId, Collection<Long> finished, OptionalLong oldestOpen) {
        return with(topicId, progress(topicId).finish(finished, oldestOpen));
    }

    /// A cursor that covers all records of the topics below these offsets.
    public static Cursor before(Map<String, Long> offsets) {
        Cursor cursor = NONE;
        for (Map.Entry<String, Long> topic : offsets.entrySet()) {
            Progress progress = new Progress(topic.getValue() - 1, new TreeSet<>());
            cursor = cursor.with(topic.getKey(), progress);
        }
        return cursor;
    }

    public Payload payload() {
        return Payload.of(
                topics.entrySet().stream()
                        .map(it -> it.getValue().line(it.getKey()))
                        .collect(Collectors.joining("\n")));
    }

    public static Cursor parse(Payload payload) {
        Cursor cursor = NONE;
        for (String line : payload.text().lines().toList()) {
            List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
            String topicId = words.removeFirst();
            List<Long> offsets = words.stream().map(Long::valueOf).toList();
            SortedSet<Long> beyond = new TreeSet<>(offsets.subList(1, offsets.size()));
            cursor = cursor.with(topicId, new Progress(offsets.getFirst(), beyond));
        }
        return cursor;
    }

    private Progress progress(String topicId) {
        return topics.getOrDefault(topicId, Progress.NONE);
    }

    private Cursor with(String topicId, Progress progress) {
        SortedMap<String, Progress> changed = new TreeMap<>(topics);
        changed.put(topicId, progress);
        return new Cursor(changed);
    }
}
