package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.lane.OwnedPartition;
import dev.sailplan.common.log.lane.PendingCommit;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.state.Cursor;
import dev.sailplan.common.log.state.PartitionState;
import dev.sailplan.common.log.state.TopicIds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Holds what is written for one partition in one transaction.
///
/// @param changes of its state, all steps and the loop's own together
/// @param offsets the watermark of every source once the steps are done
record PartitionTransaction(
        OwnedPartition owned,
        List<PendingCommit> steps,
        Map<String, Optional<Payload>> changes,
        Map<TopicPartition, Long> offsets) {

    static PartitionTransaction of(
            OwnedPartition owned, List<PendingCommit> steps, TopicIds topics) {
        Map<TopicPartition, Long> offsets = offsets(owned, steps);
        Map<String, Optional<Payload>> changes = new TreeMap<>();
        steps.forEach(it -> changes.putAll(it.changes()));
        PartitionState state = owned.state();
        state.toWrite(topics).forEach(changes::putIfAbsent);
        if (state.sweepDue()) {
            sweep(owned, offsets, changes);
        }
        return new PartitionTransaction(owned, steps, changes, offsets);
    }

    private static Map<TopicPartition, Long> offsets(
            OwnedPartition owned, List<PendingCommit> steps) {
        List<Inbound> finished = steps.stream().flatMap(it -> it.finished().stream()).toList();
        Map<TopicPartition, Long> offsets = new HashMap<>();
        owned.windows()
                .forEach((source, window) -> {
                    List<Long> ofSource =
                            finished.stream()
                                    .filter(it -> it.from().equals(source))
                                    .map(Inbound::offset)
                                    .toList();
                    offsets.put(source, window.watermarkWithout(ofSource));
                });
        return offsets;
    }

    /// Below the watermark one floor says what all the cursors said.
    private static void sweep(
            OwnedPartition owned,
            Map<TopicPartition, Long> offsets,
            Map<String, Optional<Payload>> changes) {
        Map<String, Long> byTopicId = new HashMap<>();
        Cursor before = owned.state().floor();
        offsets.forEach((source, offset) -> {
            String id = owned.topicId(source);
            byTopicId.put(id, Math.max(offset, before.upTo(id) + 1));
        });
        Cursor floor = Cursor.before(byTopicId);
        owned.state()
                .cursors()
                .forEach((key, cursor) -> {
                    if (Cursor.parse(cursor).within(floor)) {
                        changes.putIfAbsent(key, Optional.empty());
                    }
                });
        changes.put(PartitionState.FLOOR, Optional.of(floor.payload()));
    }

    /// The log has it.
    void committed() {
        owned.state().apply(changes);
        if (changes.containsKey(PartitionState.FLOOR)) {
            owned.state().swept();
        }
        steps.forEach(it -> owned.finished(it.finished()));
        offsets.forEach((source, offset) -> owned.window(source).committed(offset));
        steps.forEach(PendingCommit::committed);
    }

    /// The log refused it; what is still ours afterwards is tried again.
    void refused() {
        owned.putBack(steps);
    }
}
