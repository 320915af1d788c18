package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.lane.OwnedPartition;
import dev.sailplan.common.log.lane.PendingCommit;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.state.StateRecords;
import dev.sailplan.common.log.state.TopicIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Commits what lanes have handed in: as much as is ready in one transaction, with outputs, state, cursors and offsets
/// together, so that either all of it happened or nothing did.
final class Committer {
    /// A link of 5 Mbit/s moves them in half of the time that a transaction has, even where nothing can be compressed.
    private static final long MOST_BYTES = 3L * 1024 * 1024;

    private final TopicIds topics;
    private final TopicOutages outages;

    Committer(TopicIds topics, TopicOutages outages) {
        this.topics = topics;
        this.outages = outages;
    }

    /// Commits what is ready on the partitions, and the watermarks of those that are `due` without any.
    /// False says that the log refused because the group has moved on, and all of it is ready again.
    boolean commitReady(
            LogSession session,
            Collection<OwnedPartition> partitions,
            Predicate<OwnedPartition> due) {
        List<PartitionTransaction> batches = new ArrayList<>();
        long room = MOST_BYTES;
        for (OwnedPartition owned : partitions) {
            List<PendingCommit> steps = outages.writable(owned.takeReady(room));
            room -= steps.stream().mapToLong(PendingCommit::bytes).sum();
            if (owned.isOpen() && (!steps.isEmpty() || due.test(owned))) {
                batches.add(PartitionTransaction.of(owned, steps, topics));
            }
        }
        return batches.isEmpty() || commit(session, batches);
    }

    private boolean commit(LogSession session, List<PartitionTransaction> batches) {
        try {
            session.begin();
            batches.forEach(it -> write(session, it));
            // Unchanged offsets too: without any, the transaction of an evicted member would be
            // accepted.
            Map<TopicPartition, Long> offsets = new HashMap<>();
            batches.forEach(it -> offsets.putAll(it.offsets()));
            session.sendOffsets(offsets);
            session.commit();
        } catch (LogFailure.CommitRefused _) {
            batches.forEach(PartitionTransaction::refused);
            session.abort();
            return false;
        } catch (LogFailure.Unwritable e) {
            batches.forEach(PartitionTransaction::refused);
            session.abort();
            leaveOut(e);
            return true;
        } catch (RuntimeException | Error e) {
            batches.forEach(PartitionTransaction::refused);
            throw e;
        }
        batches.forEach(PartitionTransaction::committed);
        batches.forEach(it -> outages.written(it.steps()));
        return true;
    }

    /// All of it is ready again, and what goes to that topic is taken out of the next transaction. Nobody can do
    /// without the state.
    private void leaveOut(LogFailure.Unwritable failure) {
        if (failure.topic().equals(topics.stateTopic())) {
            throw failure;
        }
        outages.begin(failure);
    }

    private void write(LogSession session, PartitionTransaction batch) {
        batch.steps().forEach(step -> step.records().forEach(session::send));
        StateRecords.Home home =
                new StateRecords.Home(topics.stateTopic(), batch.owned().partition());
        batch.changes()
                .forEach((key, wanted) ->
                        StateRecords.change(home, key, batch.owned().state().stored(key), wanted)
                                .forEach(session::send));
    }
}
