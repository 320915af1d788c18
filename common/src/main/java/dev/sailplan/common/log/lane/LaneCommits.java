package dev.sailplan.common.log.lane;

import dev.sailplan.common.log.HandledRecord;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Threads;
import dev.sailplan.common.log.quarantine.Job;
import dev.sailplan.common.log.signs.Doorbell;
import dev.sailplan.common.log.state.Cursor;
import dev.sailplan.common.log.state.OutputLimit;
import dev.sailplan.common.log.state.PartitionState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Commits what one lane writes, each time waiting until it is committed.
record LaneCommits(String lane, OwnedPartition owned, Threads threads, Doorbell doorbell) {
    /// @throws LaneStopped when it was not and will not be committed
    void commit(Outputs outputs) {
        submit(outputs, List.of());
    }

    /// Ends the work on a record, with all that it answered.
    void finish(Inbound record, HandledRecord done) {
        OutputLimit.check(done.outputs());
        List<Inbound> open = new ArrayList<>(owned.lanes().queued(lane));
        if (!open.containsAll(done.alsoFinished())) {
            throw new IllegalStateException(
                    "lane " + lane + " finished records that were not queued on it");
        }
        List<Inbound> finished = new ArrayList<>(done.alsoFinished());
        finished.add(record);
        open.removeAll(finished);
        Outputs ended = owned.trials().end(lane, finished.stream().map(Job.Handle::new).toList());
        submit(done.outputs().and(cursor(finished, open)).and(ended), finished);
        owned.lanes().remove(lane, done.alsoFinished());
    }

    /// Ends a task, with all that it answered.
    void finish(Job.Wake task, Outputs outputs) {
        OutputLimit.check(outputs);
        Outputs all = outputs.and(owned.trials().end(lane, List.of(task)));
        if (!all.isEmpty()) {
            commit(all);
        }
    }

    private Outputs cursor(List<Inbound> finished, List<Inbound> open) {
        Cursor cursor = owned.state().cursor(lane);
        Set<String> topicIds = new HashSet<>();
        finished.forEach(it -> topicIds.add(owned.topicId(it.from())));
        for (String topicId : topicIds) {
            List<Long> offsets =
                    finished.stream()
                            .filter(it -> owned.topicId(it.from()).equals(topicId))
                            .map(Inbound::offset)
                            .toList();
            var oldestOpen =
                    open.stream()
                            .filter(it -> owned.topicId(it.from()).equals(topicId))
                            .mapToLong(Inbound::offset)
                            .min();
            cursor = cursor.finish(topicId, offsets, oldestOpen);
        }
        return Outputs.NONE.put(PartitionState.CURSOR + lane, cursor.payload());
    }

    private void submit(Outputs outputs, List<Inbound> finished) {
        PendingCommit step = new PendingCommit(outputs, finished, threads.signal());
        owned.handIn(step);
        doorbell.ring();
        step.await();
    }
}
